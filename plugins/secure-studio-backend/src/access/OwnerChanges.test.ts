import { TestDatabaseId } from '@backstage/backend-test-utils';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { aSpec } from '../operations/__testUtils__/builders';
import { testDatabases } from '../operations/__testUtils__/databases';
import { OperationStore } from '../operations/OperationStore';
import { ProvisionRequests } from '../operations/ProvisionRequests';
import {
  aGroup,
  aUser,
  CatalogInMemory,
} from './__testUtils__/CatalogInMemory';
import { Membership } from './Membership';
import { OwnerChanges } from './OwnerChanges';

const databases = testDatabases();
jest.setTimeout(60_000);

const TEAM_A = 'group:default/team-a';
const TEAM_B = 'group:default/team-b';

async function setUp(id: TestDatabaseId) {
  const database = await databases.open(id);
  const operations = new OperationStore(database);
  const environments = new EnvironmentStore(database);
  const requests = new ProvisionRequests(operations, environments);
  const catalog = new CatalogInMemory(
    aUser('ann', ['team-a']),
    aUser('bea', ['team-a', 'team-b']),
    aGroup('team-b'),
  );
  const refreshed: string[] = [];
  const reader = catalog.reader();
  const changes = new OwnerChanges({
    environments,
    operations,
    membership: new Membership({ meaning: 'direct', catalog: reader }),
    catalog: reader,
    refreshStatus: async name => {
      refreshed.push(name);
    },
  });
  /** An environment whose provision has ended, or not. */
  async function provision(
    fullName: string,
    {
      owner = TEAM_A,
      state = 'succeeded' as 'succeeded' | 'failed' | 'open',
    } = {},
  ) {
    const operation = await requests.submit({
      spec: aSpec({
        fullName,
        owner,
        profile: 'ann',
        profileUser: 'user:default/ann',
      }),
      idempotencyKey: `task:${fullName}`,
      initiator: 'user:default/ann',
    });
    if (state !== 'open') {
      await operations.save(operation, { state });
    }
  }
  await provision('team-a--research');
  return { catalog, changes, database, environments, provision, refreshed };
}

describe.each(databases.ids)('giving an environment away, on %s', id => {
  const to = (over: { name?: string } = {}) => ({ owner: TEAM_B, ...over });

  it('keeps its full name and profiles, and tells which of them nobody can open now', async () => {
    const { changes, environments, database, refreshed } = await setUp(id);
    await database.transaction(transaction =>
      environments.addProfile(
        {
          environment: 'team-a--research',
          profile: 'bea',
          user: 'user:default/bea',
          createdAt: '2026-01-01T00:00:00.000Z',
        },
        transaction,
      ),
    );
    await database('secure_studio_environments').update({
      owner_not_found_at: '2026-01-01T00:00:00.000Z',
      owner_missing_since: '2026-01-01T00:00:00.000Z',
    });
    expect(
      await changes.give('team-a--research', {
        owner: 'Group:default/Team-B',
        reason: 'team-a was merged',
      }),
    ).toEqual({
      environment: 'team-a--research',
      owner: TEAM_B,
      previousOwner: TEAM_A,
      name: 'research',
      profilesOfOthers: [{ profile: 'ann', user: 'user:default/ann' }],
    });
    expect(await environments.find('team-a--research')).toMatchObject({
      owner: TEAM_B,
      shortName: 'research',
      ownerMissingSince: null,
    });
    expect(await environments.listProfiles('team-a--research')).toHaveLength(2);
    expect(refreshed).toEqual(['team-a--research']);
  });

  it('asks for another name where the group has an environment of this one', async () => {
    const { changes, provision } = await setUp(id);
    await provision('team-b--research', { owner: TEAM_B });
    await expect(changes.give('team-a--research', to())).rejects.toThrow(
      'name: must be another one than research, by which group:default/team-b knows team-b--research',
    );
    expect(
      await changes.give('team-a--research', to({ name: 'taken-over' })),
    ).toMatchObject({ name: 'taken-over', environment: 'team-a--research' });
  });

  it('takes the name of one that is gone', async () => {
    const { changes, database, provision } = await setUp(id);
    await provision('team-b--research', { owner: TEAM_B });
    await database('secure_studio_environments')
      .where({ name: 'team-b--research' })
      .update({ terminated_at: '2026-01-02T00:00:00.000Z' });
    expect(await changes.give('team-a--research', to())).toMatchObject({
      owner: TEAM_B,
    });
  });

  it.each([
    [
      { owner: 'group:default/none' },
      'owner: must be a group that the catalog has',
    ],
    [
      { owner: 'user:default/bea' },
      'owner: must be a group that the catalog has',
    ],
    [to({ name: 'Not tidy' }), 'name: must have only lower-case letters'],
  ])('refuses %j', async (change, reason) => {
    const { changes, environments } = await setUp(id);
    await expect(changes.give('team-a--research', change)).rejects.toThrow(
      reason,
    );
    expect((await environments.find('team-a--research'))?.owner).toBe(TEAM_A);
  });

  it('refuses what is not there, gone, being changed, or the group’s already', async () => {
    const { catalog, changes, database, provision } = await setUp(id);
    await expect(changes.give('none', to())).rejects.toThrow(
      'There is no environment none',
    );
    await provision('team-a--open', {
      state: 'open',
      owner: 'group:default/x',
    });
    await expect(changes.give('team-a--open', to())).rejects.toThrow(
      'team-a--open is being changed',
    );
    catalog.put(aGroup('team-a'));
    await expect(
      changes.give('team-a--research', { owner: TEAM_A, name: 'other' }),
    ).rejects.toThrow(
      'team-a--research belongs to group:default/team-a already',
    );
    await database('secure_studio_environments')
      .where({ name: 'team-a--research' })
      .update({ terminated_at: '2026-01-02T00:00:00.000Z' });
    await expect(changes.give('team-a--research', to())).rejects.toThrow(
      'team-a--research is gone',
    );
  });

  it('changes nothing where the catalog is away', async () => {
    const { catalog, changes, environments } = await setUp(id);
    catalog.isAway = true;
    await expect(changes.give('team-a--research', to())).rejects.toThrow(
      'The catalog does not answer',
    );
    expect((await environments.find('team-a--research'))?.owner).toBe(TEAM_A);
  });

  it('lets one of two that a group would know by one name win', async () => {
    const { changes, environments, provision } = await setUp(id);
    await provision('team-c--research', { owner: 'group:default/team-c' });
    const outcomes = await Promise.allSettled([
      changes.give('team-a--research', to()),
      changes.give('team-c--research', to()),
    ]);
    const [refused, ...others] = outcomes.filter(
      ({ status }) => status === 'rejected',
    );
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ reason: { name: 'ConflictError' } });
    const given = (await environments.list()).filter(
      ({ owner }) => owner === TEAM_B,
    );
    expect(given).toHaveLength(1);
  });
});
