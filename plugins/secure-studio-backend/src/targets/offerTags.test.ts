import { TargetConfig } from '../config';
import { offerTags } from './offerTags';

type Tags = Pick<TargetConfig, 'tags' | 'tagFields'>;
type TagOptions = Parameters<typeof offerTags>[1];

const offer = (over: Partial<Tags>, options: TagOptions = []) =>
  offerTags({ tags: {}, tagFields: [], ...over }, options);

const stage = (over: Partial<Tags['tagFields'][number]> = {}) => ({
  key: 'Stage',
  title: 'Stage of the work',
  required: false,
  ...over,
});

describe('offerTags', () => {
  it('offers what the configuration says where there are no TagOptions', () => {
    const tagFields = [stage({ values: ['lab', 'production'] })];
    expect(offer({ tags: { CostCenter: '1000' }, tagFields })).toEqual({
      tags: { CostCenter: '1000' },
      tagFields,
    });
  });

  it('leaves to Service Catalog what has one value', () => {
    expect(
      offer({ tags: { CostCenter: '1000' }, tagFields: [stage()] }, [
        { key: 'CostCenter', values: ['1000'] },
        { key: 'Stage', values: ['lab'] },
        { key: 'secure-studio:product', values: ['secure-studio'] },
      ]),
    ).toEqual({ tags: {}, tagFields: [] });
  });

  it('asks for one of several values, although the configuration does not', () => {
    expect(
      offer({}, [{ key: 'Stage', values: ['lab', 'production'] }]),
    ).toEqual({
      tags: {},
      tagFields: [
        {
          key: 'Stage',
          title: 'Stage',
          required: true,
          values: ['lab', 'production'],
        },
      ],
    });
  });

  it('asks with the title of the configuration, for what both allow', () => {
    expect(
      offer({ tagFields: [stage({ values: ['production', 'live'] })] }, [
        { key: 'Stage', values: ['lab', 'production'] },
      ]),
    ).toEqual({
      tags: {},
      tagFields: [stage({ required: true, values: ['production'] })],
    });
  });

  it('sends a fixed tag that is one of several values, and asks for it no more', () => {
    expect(
      offer({ tags: { Stage: 'lab' } }, [
        { key: 'Stage', values: ['lab', 'production'] },
      ]),
    ).toEqual({ tags: { Stage: 'lab' }, tagFields: [] });
  });

  it.each<[string, Partial<Tags>, TagOptions, string, RegExp]>([
    [
      'a fixed tag that contradicts a TagOption',
      { tags: { CostCenter: '1000' } },
      [{ key: 'CostCenter', values: ['2000'] }],
      'tags.CostCenter',
      /a value of the TagOption CostCenter: 2000/,
    ],
    [
      'a field without a value in common with its TagOption',
      { tagFields: [stage({ values: ['live'] })] },
      [{ key: 'Stage', values: ['lab', 'production'] }],
      'tagFields[0]',
      /a value of the TagOption Stage/,
    ],
    [
      'a tag for which product and portfolio have no value in common',
      { tags: { CostCenter: '1000' } },
      [{ key: 'CostCenter', values: [] }],
      'tags.CostCenter',
      /no tag CostCenter/,
    ],
    [
      'a key that differs in case from that of a TagOption',
      { tags: { costcenter: '1000' } },
      [{ key: 'CostCenter', values: ['1000'] }],
      'tags.costcenter',
      /spells it: CostCenter/,
    ],
    [
      "a TagOption of a tag that is the portal's",
      {},
      [{ key: 'secure-studio:team', values: ['group:default/team-b'] }],
      'product',
      /without the TagOption secure-studio:team/,
    ],
    [
      'more tags than AWS takes',
      {
        tags: Object.fromEntries(
          Array.from({ length: 40 }, (_, index) => [`Tag${index}`, 'x']),
        ),
      },
      Array.from({ length: 7 }, (_, index) => ({
        key: `Option${index}`,
        values: ['x'],
      })),
      'tags',
      /at most 46 tags .* not 47/,
    ],
  ])('finds a problem in %s', (_, tags, options, key, expectation) => {
    expect(offer(tags, options)).toEqual({
      key,
      expectation: expect.stringMatching(expectation),
    });
  });

  it('minds no TagOption without a value that nobody uses', () => {
    expect(offer({}, [{ key: 'Stage', values: [] }])).toEqual({
      tags: {},
      tagFields: [],
    });
  });
});
