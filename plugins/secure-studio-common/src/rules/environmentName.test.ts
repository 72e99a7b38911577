import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import fc from 'fast-check';
import {
  checkEnvironmentName,
  environmentFullName,
  MAX_ENVIRONMENT_NAME_LENGTH,
  nameWithoutGroup,
} from './environmentName';

const WORDS = ['team', 'a', 'b', 'data', 'science', '1st', 'x0', '9'];
const JOINTS = ['-', '--', '_', '.', '-.', ''];

/** Words and joints of a few, so that many are nearly the same. */
const alike = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...JOINTS)), {
    minLength: 1,
    maxLength: 5,
  })
  .map(parts =>
    parts
      .flat()
      .join('')
      .replace(/[-_.]+$/, ''),
  );

const anyGroupName = fc.stringMatching(
  /^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/,
);

const namespace = fc.oneof(
  { weight: 3, arbitrary: fc.constant('default') },
  fc.constantFrom('team', 'data', 'a-b'),
  fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
);

const plainRef = fc
  .record({ namespace, name: fc.oneof(alike, anyGroupName) })
  .map(parts => stringifyEntityRef({ kind: 'group', ...parts }));

/** A group whose own name is what stands for another group, with or without an environment's. */
const impostor = fc
  .tuple(plainRef, alike)
  .map(([ref, name]) => environmentFullName(ref, name))
  .chain(fullName =>
    fc.constantFrom(fullName, fullName.slice(0, fullName.lastIndexOf('--'))),
  )
  .map(name => `group:default/${name}`);

const ownerRef = fc
  .tuple(fc.oneof({ weight: 4, arbitrary: plainRef }, impostor), fc.boolean())
  .map(([ref, isLoud]) => (isLoud ? ref.toUpperCase() : ref));

const environmentName = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,5}){0,2}$/),
  alike,
);

const pair = fc
  .tuple(ownerRef, environmentName)
  .filter(([owner, name]) => checkEnvironmentName(owner, name).length === 0);

const canonical = (ref: string) => stringifyEntityRef(parseEntityRef(ref));
const slugOf = (ref: string) => environmentFullName(ref, '').slice(0, -2);

describe('environmentFullName', () => {
  it.each([
    ['group:default/team-a', 'research', 'team-a--research'],
    ['group:default/team', 'b-beta', 'team--b-beta'],
    ['group:default/team-b', 'beta', 'team-b--beta'],
    ['Group:Default/Team-A', 'research', 'team-a--research'],
    ['group:team-a', 'research', 'team-a--research'],
    ['group:ml/team-a', 'research', 'team-a--pr1yzwcpnf--research'],
    ['group:default/data_science', 'lab', 'data-science--HASH--lab'],
    ['group:default/ml.platform', 'lab', 'ml-platform--HASH--lab'],
    ['group:default/1st-line-risk', 'lab', 'g-1st-line-risk--HASH--lab'],
    [
      'group:default/3f2504e0-4f89-11d3-9a0c-0305e82c3301',
      'lab',
      'g-3f2504e0-4f89--HASH--lab',
    ],
    ['group:default/team--a', 'lab', 'team-a--HASH--lab'],
    ['group:default/___', 'lab', 'g--HASH--lab'],
    [`group:default/${'a'.repeat(28)}`, 'lab', `${'a'.repeat(28)}--lab`],
    [`group:default/${'a'.repeat(29)}`, 'lab', `${'a'.repeat(16)}--HASH--lab`],
  ])('of %s and %s is %s', (owner, name, fullName) => {
    expect(environmentFullName(owner, name)).toMatch(
      new RegExp(`^${fullName.replace('HASH', '[0-9a-z]{10}')}$`),
    );
  });

  it('is the same for every way to write the same group', () => {
    fc.assert(
      fc.property(plainRef, environmentName, (ref, name) => {
        expect(environmentFullName(ref.toUpperCase(), name)).toBe(
          environmentFullName(ref, name),
        );
      }),
    );
  });

  it('is shared by no two of 100,000 groups and names', () => {
    const keys = new Map<string, string>();
    const fullNames = new Map<string, string>();
    fc.assert(
      fc.property(pair, ([owner, name]) => {
        const key = `${canonical(owner)} ${name}`;
        const fullName = environmentFullName(owner, name);
        expect(keys.get(fullName) ?? key).toBe(key);
        expect(fullNames.get(key) ?? fullName).toBe(fullName);
        keys.set(fullName, key);
        fullNames.set(key, fullName);
      }),
      { numRuns: 100_000, endOnFailure: true },
    );
    expect(keys.size).toBeGreaterThan(50_000);
  }, 120_000);

  it('is fit for portal, SageMaker and catalog, and ends with the name', () => {
    fc.assert(
      fc.property(pair, ([owner, name]) => {
        const fullName = environmentFullName(owner, name);
        expect(fullName).toMatch(/^[a-z][a-z0-9-]{0,49}$/);
        expect(fullName).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
        expect(KubernetesValidatorFunctions.isValidObjectName(fullName)).toBe(
          true,
        );
        expect(nameWithoutGroup(fullName)).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has a hash unless the group’s own name says which group it is', () => {
    fc.assert(
      fc.property(ownerRef, owner => {
        const slug = slugOf(owner);
        const { namespace: own, name } = parseEntityRef(canonical(owner));
        expect(slug.includes('--')).toBe(slug !== name || own !== 'default');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('checkEnvironmentName', () => {
  it('lets every group own an environment whose name has 20 characters', () => {
    fc.assert(
      fc.property(ownerRef, owner => {
        expect(checkEnvironmentName(owner, 'a'.repeat(20))).toEqual([]);
        expect(environmentFullName(owner, 'a'.repeat(20)).length).toBeLessThan(
          MAX_ENVIRONMENT_NAME_LENGTH + 1,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['group:default/team-a', 42],
    ['group:default/a', 47],
    ['group:ml/team-a', 30],
    [`group:default/${'x'.repeat(63)}`, 20],
  ])('says how long a name may be in %s: %i', (owner, length) => {
    expect(checkEnvironmentName(owner, 'n'.repeat(length))).toEqual([]);
    expect(checkEnvironmentName(owner, 'n'.repeat(length + 1))).toEqual([
      {
        field: 'name',
        rule: `must have at most ${length} characters for this group, not ${
          length + 1
        }, since the full name may have 50`,
      },
    ]);
  });

  it.each([
    'Research',
    '1st',
    '-a',
    'a-',
    'a--b',
    'a_b',
    'a.b',
    'é',
    '',
    'a b',
  ])('refuses the name %j', name => {
    expect(checkEnvironmentName('group:default/team-a', name)).toEqual([
      { field: 'name', rule: expect.stringContaining('single hyphens') },
    ]);
  });

  it.each(['user:default/a', 'component:default/a', 'team-a', '', 'group:'])(
    'refuses the owner %j',
    owner => {
      expect(checkEnvironmentName(owner, 'research')).toEqual([
        {
          field: 'owner',
          rule: 'must be the entity ref of a group, such as group:default/team-a',
        },
      ]);
    },
  );
});

describe('nameWithoutGroup', () => {
  it.each([
    ['team-a--research', 'research'],
    ['ml-platform--0123456789--the-lab', 'the-lab'],
    ['research', 'research'],
  ])('of %s is %s', (fullName, name) => {
    expect(nameWithoutGroup(fullName)).toBe(name);
  });
});
