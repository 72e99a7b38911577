import fc from 'fast-check';
import {
  contains,
  covers,
  coveringEntry,
  difference,
  fromResolverDomains,
  isSame,
  normalForm,
  resolverDomains,
  union,
} from './domainSet';

/** Of few labels, so that many entries are within others. */
const host = fc
  .array(fc.constantFrom('a', 'b', 'aa', 'com'), { minLength: 1, maxLength: 4 })
  .map(labels => labels.join('.'));

const entry = fc
  .tuple(fc.constantFrom('', '.'), host)
  .map(parts => parts.join(''));
const list = fc.array(entry, { maxLength: 8 });
const set = list.map(normalForm);

const hostOf = (one: string) => one.replace(/^\./, '');
const isIn = (entries: readonly string[], name: string) =>
  entries.some(
    one =>
      one === name ||
      (one.startsWith('.') && (hostOf(one) === name || name.endsWith(one))),
  );
/** Hosts that tell any two different lists apart: each entry's own, and one below that no entry has. */
const witnesses = (...lists: (readonly string[])[]) =>
  lists.flat().flatMap(one => [hostOf(one), `other.${hostOf(one)}`]);

const check = <Ts extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<Ts>,
) => fc.assert(property, { numRuns: 1_000 });

describe('normalForm', () => {
  it.each([
    [[], []],
    [
      ['b.com', 'a.com', 'b.com'],
      ['a.com', 'b.com'],
    ],
    [['.pypi.org', 'pypi.org'], ['.pypi.org']],
    [
      ['files.pypi.org', '.pypi.org', 'notpypi.org'],
      ['notpypi.org', '.pypi.org'],
    ],
    [['.a.b.com', '.b.com', 'b.com', 'x.a.b.com'], ['.b.com']],
    [['Kaggle.com', 'kaggle.com.'], ['kaggle.com']],
    [
      ['.com', 'a.com', '.b.com', 'com', 'b.org'],
      ['b.org', '.com'],
    ],
  ])('of %j is %j', (entries, normal) => {
    expect(normalForm(entries).entries).toEqual(normal);
  });

  it('has the same hosts as the list', () => {
    check(
      fc.property(list, host, (entries, name) => {
        expect(contains(normalForm(entries), name)).toBe(isIn(entries, name));
      }),
    );
  });

  it('is its own normal form, whatever the order and what is there twice', () => {
    check(
      fc.property(
        list.chain(entries =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray([...entries, ...entries], {
              minLength: 2 * entries.length,
            }),
          ),
        ),
        ([entries, shuffled]) => {
          const normal = normalForm(entries);
          expect(normalForm(normal.entries)).toEqual(normal);
          expect(normalForm(shuffled)).toEqual(normal);
        },
      ),
    );
  });

  it('has nothing in it that the rest says', () => {
    check(
      fc.property(set, ({ entries }) => {
        for (const one of entries) {
          const rest = normalForm(entries.filter(other => other !== one));
          expect(covers(rest, one)).toBe(false);
        }
      }),
    );
  });

  it('is the same for two lists if and only if their hosts are', () => {
    check(
      fc.property(list, list, (one, other) => {
        const same = witnesses(one, other).every(
          name => isIn(one, name) === isIn(other, name),
        );
        expect(isSame(normalForm(one), normalForm(other))).toBe(same);
      }),
    );
  });
});

describe('covers', () => {
  it.each([
    ['.kaggle.com', 'www.kaggle.com', true],
    ['.kaggle.com', 'kaggle.com', true],
    ['.kaggle.com', '.data.kaggle.com', true],
    ['.kaggle.com', 'notkaggle.com', false],
    ['.kaggle.com', '.com', false],
    ['kaggle.com', '.kaggle.com', false],
    ['kaggle.com', 'www.kaggle.com', false],
    ['kaggle.com', 'KAGGLE.com.', true],
  ])('%s covers %s: %s', (approved, wanted, isCovered) => {
    expect(covers(normalForm([approved]), wanted)).toBe(isCovered);
  });

  it('an entry whose every host is in the set, and names what covers it', () => {
    check(
      fc.property(list, entry, (entries, wanted) => {
        const domains = normalForm(entries);
        const isCovered = witnesses([wanted])
          .slice(0, wanted.startsWith('.') ? 2 : 1)
          .every(name => isIn(entries, name));
        expect(covers(domains, wanted)).toBe(isCovered);
        expect(
          domains.entries.includes(coveringEntry(domains, wanted) ?? ''),
        ).toBe(isCovered);
      }),
    );
  });
});

describe('union and difference', () => {
  it('of sets have the hosts of either, and those of one alone', () => {
    check(
      fc.property(set, set, host, (one, other, name) => {
        const [inOne, inOther] = [contains(one, name), contains(other, name)];
        expect(contains(union(one, other), name)).toBe(inOne || inOther);
        const inDifference = contains(difference(one, other), name);
        expect(inDifference || !inOne || inOther).toBe(true);
        expect(inOne || !inDifference).toBe(true);
      }),
    );
  });

  it('obey the laws of sets', () => {
    const none = normalForm([]);
    check(
      fc.property(set, set, set, (one, other, third) => {
        expect(union(one, other)).toEqual(union(other, one));
        expect(union(union(one, other), third)).toEqual(
          union(one, union(other, third)),
        );
        expect(union(one, one)).toEqual(one);
        expect(union(one, none)).toEqual(one);
        expect(difference(one, one)).toEqual(none);
        expect(difference(one, none)).toEqual(one);
        expect(difference(none, one)).toEqual(none);
        expect(union(difference(one, other), other)).toEqual(union(one, other));
        expect(difference(union(one, other), other)).toEqual(
          difference(one, other),
        );
        expect(normalForm(difference(one, other).entries)).toEqual(
          difference(one, other),
        );
      }),
    );
  });

  it('keep an entry of which the other set has a part only', () => {
    expect(
      difference(
        normalForm(['.a.com', 'b.com']),
        normalForm(['x.a.com', '.b.com']),
      ),
    ).toEqual({ entries: ['.a.com'] });
  });
});

describe('resolverDomains', () => {
  it.each([
    [
      ['.pypi.org', 'pypi.org'],
      ['pypi.org', '*.pypi.org'],
    ],
    [
      ['.a.com', 'x.a.com', 'b.com'],
      ['a.com', '*.a.com', 'b.com'],
    ],
    [[], []],
  ])('of %j are %j', (entries, domains) => {
    expect(resolverDomains(normalForm(entries))).toEqual(domains);
  });

  it('are never the same twice, and match what is in the set', () => {
    check(
      fc.property(list, host, (entries, name) => {
        const domains = resolverDomains(normalForm(entries));
        expect(new Set(domains).size).toBe(domains.length);
        expect(
          domains.some(domain =>
            domain.startsWith('*')
              ? name.endsWith(domain.slice(1))
              : name === domain,
          ),
        ).toBe(isIn(entries, name));
      }),
    );
  });

  it('are read back as the same set', () => {
    check(
      fc.property(set, domains => {
        expect(fromResolverDomains(resolverDomains(domains))).toEqual(domains);
      }),
    );
  });

  it.each([
    [['*.a.com']],
    [['*.a.com', 'b.a.com']],
    [['*']],
    [['a.com', '*.a.com', '*.b.com']],
  ])('%j stand for no list of entries', domains => {
    expect(fromResolverDomains(domains)).toBeUndefined();
  });

  it('as AWS answers with them are read too', () => {
    expect(
      fromResolverDomains(['*.a.com.', 'a.com.', 'b.a.com.', '*.x.a.com.']),
    ).toEqual({ entries: ['.a.com'] });
  });
});
