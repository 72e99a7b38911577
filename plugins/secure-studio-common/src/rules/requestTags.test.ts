import { TagField } from '../api';
import { checkTags } from './requestTags';

const FIELDS: TagField[] = [
  { key: 'CostCenter', title: 'Cost center', required: true },
  {
    key: 'Stage',
    title: 'Stage',
    required: false,
    values: ['lab', 'production'],
  },
];

describe('checkTags', () => {
  it.each([[{ CostCenter: '1000' }], [{ CostCenter: '1000', Stage: 'lab' }]])(
    'takes %j',
    tags => {
      expect(checkTags(tags, FIELDS)).toEqual([]);
    },
  );

  it.each<[Record<string, string> | undefined, string, string]>([
    [undefined, 'tags.CostCenter', 'is required on this target'],
    [{ CostCenter: '' }, 'tags.CostCenter', 'must be the value of a tag'],
    [{ CostCenter: 'a;b' }, 'tags.CostCenter', 'must be the value of a tag'],
    [
      { CostCenter: '1', Stage: 'live' },
      'tags.Stage',
      'must be one of lab, production',
    ],
    [
      { CostCenter: '1', costcenter: '2' },
      'tags.costcenter',
      'the target asks for the tags CostCenter, Stage alone',
    ],
    [
      { CostCenter: '1', studiouserid: 'user:default/other' },
      'tags.studiouserid',
      'must not be named',
    ],
  ])('refuses %j', (tags, field, rule) => {
    expect(checkTags(tags, FIELDS)).toEqual([
      { field, rule: expect.stringContaining(rule) },
    ]);
  });

  it('refuses every tag where the target asks for none', () => {
    expect(checkTags({ CostCenter: '1' }, [])).toEqual([
      {
        field: 'tags.CostCenter',
        rule: 'must not be named: the target asks for no tags',
      },
    ]);
    expect(checkTags(undefined, [])).toEqual([]);
  });

  it('takes no key of every object for a value that was given', () => {
    expect(
      checkTags({}, [{ key: 'constructor', title: 'Builder', required: true }]),
    ).toMatchObject([{ field: 'tags.constructor' }]);
  });
});
