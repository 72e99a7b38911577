import { settings } from '../__testUtils__/settings';
import { checkEgress, neededCapacity } from './egress';

const APPROVED = { approvedDomains: ['.a.com', '.b.com'] };
const fieldsOf = (
  asked: Parameters<typeof settings>[0],
  acknowledgeOpenEgress?: boolean,
) =>
  checkEgress(settings(asked), { ...APPROVED, acknowledgeOpenEgress }).map(
    ({ field }) => field,
  );

describe('checkEgress', () => {
  it('lets every mode pass that says what it means', () => {
    expect(fieldsOf({ teamDomains: ['.a.com'] })).toEqual([]);
    expect(fieldsOf({ egress: { mode: 'none' } })).toEqual([]);
    expect(fieldsOf({ egress: { mode: 'open' } }, true)).toEqual([]);
    expect(
      fieldsOf({ egress: { mode: 'denylist' }, teamDomains: ['c.com'] }),
    ).toEqual([]);
  });

  it('asks who wants everything open to say so', () => {
    expect(fieldsOf({ egress: { mode: 'open' } })).toEqual([
      'acknowledgeOpenEgress',
    ]);
    expect(fieldsOf({ egress: { mode: 'open' } }, false)).toEqual([
      'acknowledgeOpenEgress',
    ]);
  });

  it('refuses a list that nothing would read', () => {
    const teamDomains = ['.a.com'];
    expect(fieldsOf({ egress: { mode: 'none' }, teamDomains })).toEqual([
      'teamDomains',
    ]);
    expect(fieldsOf({ egress: { mode: 'open' }, teamDomains }, true)).toEqual([
      'teamDomains',
    ]);
  });

  it('passes only what is approved, but blocks anything', () => {
    expect(fieldsOf({ teamDomains: ['.c.com'] })).toEqual(['teamDomains[0]']);
  });

  it('refuses a list that DNS Firewall’s parameter could not hold', () => {
    const teamDomains = Array.from(
      { length: 40 },
      (_, index) => `.${'x'.repeat(60)}${index}.com`,
    );
    expect(fieldsOf({ egress: { mode: 'denylist' }, teamDomains })).toEqual([
      'teamDomains',
    ]);
  });

  it.each([
    [4, 0, true],
    [3, 0, false],
    [4, 1, true],
    [5, 2, false],
    [6, 2, true],
    [20_000, 2, true],
    [20_001, 2, false],
    [100.5, 2, false],
  ])('capacity %d for %i domains: %s', (capacity, domains, passes) => {
    const violations = fieldsOf({
      teamRuleGroupCapacity: capacity,
      teamDomains: APPROVED.approvedDomains.slice(0, domains),
    });
    expect(violations).toEqual(passes ? [] : ['teamRuleGroupCapacity']);
  });
});

describe('a list with what says the same', () => {
  const many = Array.from({ length: 60 }, (_, index) => `x${index}.a.com`);

  it('takes capacity and length for what is left of it', () => {
    expect(
      fieldsOf({
        teamDomains: ['.a.com', 'a.com', ...many],
        teamRuleGroupCapacity: 4,
      }),
    ).toEqual([]);
    const long = many.map(domain => `${'y'.repeat(60)}.${domain}`);
    expect(fieldsOf({ teamDomains: ['.a.com', ...long] })).toEqual([]);
    expect(fieldsOf({ teamDomains: long })).toEqual(['teamDomains']);
  });
});

describe('neededCapacity', () => {
  it('counts the reserved name of an empty list', () => {
    expect([0, 1, 2, 10].map(neededCapacity)).toEqual([4, 4, 6, 22]);
  });
});
