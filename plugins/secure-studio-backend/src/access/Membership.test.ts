import { SecureStudioConfig } from '../config';
import {
  aGroup,
  aUser,
  CatalogInMemory,
} from './__testUtils__/CatalogInMemory';
import { Membership } from './Membership';

const ANN = 'user:default/ann';
const TEAM = 'group:default/team-a';
const DEPARTMENT = 'group:default/department';
const COMPANY = 'group:default/company';

/** A clock that never jumps, as a test moves it. */
class Clock {
  milliseconds = 1_000;
  readonly now = () => this.milliseconds;

  pass(seconds: number) {
    this.milliseconds += seconds * 1_000;
  }
}

function setUp(
  meaning: SecureStudioConfig['membership'],
  catalog = new CatalogInMemory(
    aUser('ann', ['team-a']),
    aUser('bea', ['department'], 'Bea Bright'),
    aUser('cid', ['other']),
    aGroup('team-a', { parents: ['department'] }),
    aGroup('department', { parents: ['company'] }),
    aGroup('company'),
    aGroup('other'),
  ),
) {
  const clock = new Clock();
  const membership = new Membership({
    meaning,
    catalog: catalog.reader({ timeout: 50 }),
    now: clock.now,
  });
  /** As the portal sees a person who signed in when the token said so. */
  const groupsOfAnn = (...claims: string[]) =>
    membership.groupsOfCaller(ANN, [ANN, ...claims]);
  return { catalog, clock, membership, groupsOfAnn };
}

describe('membership by token and catalog', () => {
  it.each<[string, SecureStudioConfig['membership'], string[], string[]]>([
    ['is what both say', 'direct', [TEAM], [TEAM]],
    ['is nothing that the token alone claims', 'direct', [COMPANY], []],
    ['is nothing that the catalog alone says', 'direct', [], []],
    ['ignores case', 'direct', ['Group:Default/Team-A'], [TEAM]],
    [
      'leaves out what is no group',
      'direct',
      ['team-a', '', ANN, TEAM],
      [TEAM],
    ],
    [
      'reaches up from what a stock token claims',
      'nested',
      [TEAM],
      [TEAM, DEPARTMENT, COMPANY],
    ],
    [
      'takes a token that claims what stands above',
      'nested',
      [COMPANY],
      [COMPANY],
    ],
    [
      'reaches what both stand below, also from another claimed group',
      'nested',
      ['group:default/team-b'],
      [DEPARTMENT, COMPANY],
    ],
    ['is nothing for a token that claims none', 'nested', [], []],
    [
      'is nothing for a token that claims another',
      'nested',
      ['group:default/other'],
      [],
    ],
    [
      'is what the token claims where that decides',
      'claims',
      [COMPANY],
      [COMPANY],
    ],
  ])('%s (%s)', async (_, meaning, claims, groups) => {
    const { catalog, groupsOfAnn } = setUp(meaning);
    catalog.put(aGroup('team-b', { parents: ['department'] }));
    expect([...(await groupsOfAnn(...claims))].sort()).toEqual(
      [...groups].sort(),
    );
  });

  it.each(['direct', 'nested'] as const)(
    'ends within a minute after the person left the group, whatever the token says (%s)',
    async meaning => {
      const { catalog, clock, groupsOfAnn } = setUp(meaning);
      expect(await groupsOfAnn(TEAM)).toContain(TEAM);
      catalog.put(aUser('ann'));
      clock.pass(59);
      expect(await groupsOfAnn(TEAM)).toContain(TEAM);
      clock.pass(1);
      expect(await groupsOfAnn(TEAM)).toEqual([]);
    },
  );

  it.each(['direct', 'nested'] as const)(
    'ends within a minute after the catalog has the person no more (%s)',
    async meaning => {
      const { catalog, clock, groupsOfAnn, membership } = setUp(meaning);
      await groupsOfAnn(TEAM);
      expect(await membership.exists(ANN)).toBe(true);
      catalog.remove(ANN);
      clock.pass(60);
      expect(await groupsOfAnn(TEAM)).toEqual([]);
      expect(await membership.exists(ANN)).toBe(false);
    },
  );

  it('ends at once where the token claims it no more', async () => {
    for (const meaning of ['direct', 'nested'] as const) {
      const { groupsOfAnn } = setUp(meaning);
      expect(await groupsOfAnn(TEAM)).toContain(TEAM);
      expect(await groupsOfAnn()).toEqual([]);
    }
  });

  it('ends within a minute for what a group stands below no more', async () => {
    const { catalog, clock, groupsOfAnn } = setUp('nested');
    await groupsOfAnn(TEAM);
    catalog.put(aGroup('team-a'));
    clock.pass(60);
    expect(await groupsOfAnn(TEAM)).toEqual([TEAM]);
  });

  it('is asked once in a minute, also for nobody, and once for all who ask at once', async () => {
    const { catalog, membership } = setUp('direct');
    await Promise.all([membership.groupsOf(ANN), membership.groupsOf(ANN)]);
    await membership.groupsOf(ANN);
    await membership.groupsOf('user:default/nobody');
    await membership.groupsOf('user:default/nobody');
    expect(catalog.questions).toHaveLength(2);
  });

  it('counts the minute from the question, not from a late answer', async () => {
    const { clock, membership, catalog } = setUp('direct');
    const asked = membership.groupsOf(ANN);
    clock.pass(59);
    await asked;
    catalog.put(aUser('ann'));
    clock.pass(1);
    expect(await membership.groupsOf(ANN)).toEqual([]);
  });

  it('ends where groups stand in a circle', async () => {
    const { groupsOfAnn } = setUp(
      'nested',
      new CatalogInMemory(
        aUser('ann', ['team-a']),
        aGroup('team-a', { parents: ['department', 'team-a'] }),
        aGroup('department', { parents: ['company'] }),
        aGroup('company', { parents: ['team-a'] }),
      ),
    );
    expect([...(await groupsOfAnn(TEAM))].sort()).toEqual([
      COMPANY,
      DEPARTMENT,
      TEAM,
    ]);
  });

  it('looks no more than twenty levels up', async () => {
    const chain = Array.from({ length: 40 }, (_, level) =>
      aGroup(`level-${level}`, { parents: [`level-${level + 1}`] }),
    );
    const { catalog, groupsOfAnn } = setUp(
      'nested',
      new CatalogInMemory(aUser('ann', ['level-0']), ...chain),
    );
    expect(await groupsOfAnn('group:default/level-0')).toHaveLength(21);
    expect(catalog.questions).toHaveLength(21);
  });

  it.each(['direct', 'nested'] as const)(
    'takes a person of thousands of groups, with few questions (%s)',
    async meaning => {
      const names = Array.from({ length: 5_000 }, (_, index) => `g${index}`);
      const { catalog, groupsOfAnn } = setUp(
        meaning,
        new CatalogInMemory(
          aUser('ann', names),
          ...names.map(name => aGroup(name, { parents: ['all'] })),
          aGroup('all'),
        ),
      );
      const refs = names.map(name => `group:default/${name}`);
      const groups = await groupsOfAnn(...refs, COMPANY);
      expect(groups).toHaveLength(meaning === 'nested' ? 5_001 : 5_000);
      expect(groups).not.toContain(COMPANY);
      expect(catalog.questions.length).toBeLessThanOrEqual(3);
    },
  );
});

describe('membership, where the catalog is away', () => {
  it.each(['isAway', 'isHanging'] as const)(
    'stays until its minute is over, and is nobody’s then (%s)',
    async how => {
      const { catalog, clock, groupsOfAnn } = setUp('direct');
      await groupsOfAnn(TEAM);
      catalog[how] = true;
      clock.pass(59);
      expect(await groupsOfAnn(TEAM)).toEqual([TEAM]);
      clock.pass(1);
      await expect(groupsOfAnn(TEAM)).rejects.toMatchObject({
        name: 'CatalogAwayError',
        statusCode: 503,
        retryAfter: 10,
        message: expect.stringMatching(/^The catalog does not answer/),
      });
      catalog[how] = false;
      expect(await groupsOfAnn(TEAM)).toEqual([TEAM]);
    },
  );

  it('says nothing of where the catalog is', async () => {
    const { catalog, groupsOfAnn } = setUp('nested');
    catalog.isAway = true;
    const error = await groupsOfAnn(TEAM).catch(String);
    expect(error).not.toContain('10.1.2.3');
  });

  it('does not matter where claims decide', async () => {
    const { catalog, groupsOfAnn, membership } = setUp('claims');
    catalog.isAway = true;
    expect(await groupsOfAnn(TEAM)).toEqual([TEAM]);
    expect(await membership.exists(ANN)).toBe(true);
    expect(catalog.questions).toEqual([]);
  });
});

describe('members of a group', () => {
  it.each<[SecureStudioConfig['membership'], string, string[]]>([
    ['direct', TEAM, ['ann']],
    ['direct', DEPARTMENT, ['bea']],
    ['nested', TEAM, ['ann']],
    ['nested', DEPARTMENT, ['ann', 'bea']],
    ['nested', COMPANY, ['ann', 'bea']],
    ['claims', TEAM, ['ann']],
    ['claims', DEPARTMENT, []],
  ])(
    'by %s of %s are exactly those who count',
    async (meaning, group, names) => {
      const { groupsOfAnn, membership } = setUp(meaning);
      const asking = { userRef: ANN, groups: await groupsOfAnn(TEAM) };
      const users = names.map(name => `user:default/${name}`);
      const listed = await membership.membersOf(group, { limit: 50 }, asking);
      expect(listed.map(({ ref }) => ref)).toEqual(users);
      for (const user of ['ann', 'bea', 'cid'].map(n => `user:default/${n}`)) {
        expect(await membership.isMember(user, group, asking)).toBe(
          users.includes(user),
        );
      }
      const among = await membership.membersAmong(
        [ANN, 'user:default/bea', 'user:default/cid', 'user:default/nobody'],
        group,
      );
      // Where claims decide, nobody is known who does not ask.
      expect([...among]).toEqual(meaning === 'claims' ? [] : users);
    },
  );

  it('are found by the name that people know, and no more than asked for', async () => {
    const { membership } = setUp('nested');
    expect(
      await membership.membersOf(COMPANY, { search: 'bright', limit: 50 }),
    ).toEqual([{ ref: 'user:default/bea', title: 'Bea Bright' }]);
    expect(await membership.membersOf(COMPANY, { limit: 1 })).toHaveLength(1);
  });

  it('are found in thousands of groups below', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `g${index}`);
    const { membership } = setUp(
      'nested',
      new CatalogInMemory(
        aUser('ann', ['g999']),
        ...names.map(name => aGroup(name, { parents: ['company'] })),
        aGroup('company'),
      ),
    );
    expect(await membership.membersOf(COMPANY, { limit: 50 })).toEqual([
      { ref: ANN, title: 'ann' },
    ]);
  });

  it('are unknown where the catalog is away', async () => {
    const { catalog, membership } = setUp('direct');
    catalog.isAway = true;
    await expect(membership.membersOf(TEAM, { limit: 50 })).rejects.toThrow(
      'The catalog does not answer',
    );
  });
});
