import { TestDatabaseId } from '@backstage/backend-test-utils';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { testDatabases } from '../operations/__testUtils__/databases';
import { anEnvironment, noSnapshots } from './__testUtils__/answers';

import { EnvironmentStore } from './EnvironmentStore';
import { SnapshotStore } from './SnapshotStore';

const databases = testDatabases();

const NAME = anEnvironment().name;
const EARLY = '2026-01-01T00:00:01.000Z';
const MIDDLE = '2026-01-01T00:00:02.000Z';
const LATE = '2026-01-01T00:00:03.000Z';

const profiles = (...names: string[]) =>
  names.map(name => ({ name, status: 'InService', createdAt: null }));

async function setUp(id: TestDatabaseId) {
  const database = await databases.open(id);
  const environments = new EnvironmentStore(database);
  const snapshots = new SnapshotStore(database);
  await database.transaction(transaction =>
    environments.create(anEnvironment(), transaction),
  );
  return { database, environments, snapshots };
}

describe.each(databases.ids)('with %s', id => {
  it('finds what it creates', async () => {
    const { environments } = await setUp(id);
    const environment = anEnvironment({ provisionedProductId: null });
    expect(await environments.find(NAME)).toEqual(environment);
    expect(await environments.list({ target: 'sandbox' })).toHaveLength(1);
    expect(await environments.list({ target: 'other' })).toEqual([]);
    expect(await environments.find('other')).toBeUndefined();
  });

  it('gives a name once', async () => {
    const { database, environments } = await setUp(id);
    const again = database.transaction(transaction =>
      environments.create(anEnvironment(), transaction),
    );
    const refusal = await again.catch(error => error);
    expect(isDatabaseConflictError(refusal)).toBe(true);
  });

  it('keeps the newest observation and when it saw the end first', async () => {
    const { environments } = await setUp(id);
    const observation = {
      provisionedProductId: 'pp-1',
      productStatus: 'TERMINATED',
      egressMode: 'allowlist',
      domainId: 'd-1',
      observedAt: MIDDLE,
    } as const;
    await environments.observe(NAME, observation);
    await environments.observe(NAME, { ...observation, observedAt: LATE });
    await environments.observe(NAME, {
      ...observation,
      productStatus: 'AVAILABLE',
      observedAt: EARLY,
    });
    expect(await environments.find(NAME)).toMatchObject({
      ...observation,
      observedAt: LATE,
      terminatedAt: MIDDLE,
    });
  });

  it('lets nothing of an old environment stay when its name is given anew', async () => {
    const { database, environments, snapshots } = await setUp(id);
    await database.transaction(transaction =>
      environments.addProfile(
        {
          environment: NAME,
          profile: 'scientist',
          user: 'user:default/scientist',
          createdAt: EARLY,
        },
        transaction,
      ),
    );
    expect(await environments.findProfileUser(NAME, 'scientist')).toBe(
      'user:default/scientist',
    );
    await snapshots.keep(NAME, 'profiles', { data: [], observedAt: EARLY });
    await database.transaction(transaction =>
      environments.replace(
        anEnvironment({ owner: 'group:default/team-b' }),
        transaction,
      ),
    );
    expect(await environments.find(NAME)).toMatchObject({
      owner: 'group:default/team-b',
      provisionedProductId: null,
    });
    expect(await environments.findProfileUser(NAME, 'scientist')).toBeNull();
    expect(await snapshots.get(NAME)).toEqual(noSnapshots());
  });

  it('keeps the last good answer beside the error of the last read', async () => {
    const { snapshots } = await setUp(id);
    const error = { name: 'AwsError', message: 'Down', occurredAt: MIDDLE };
    await snapshots.keep(NAME, 'profiles', {
      data: profiles('a'),
      observedAt: EARLY,
    });
    await snapshots.fail(NAME, 'profiles', error);
    expect((await snapshots.get(NAME)).profiles).toEqual({
      data: profiles('a'),
      observedAt: EARLY,
      error,
    });

    await snapshots.keep(NAME, 'profiles', { data: [], observedAt: LATE });
    expect((await snapshots.get(NAME)).profiles).toEqual({
      data: [],
      observedAt: LATE,
      error: null,
    });
  });

  it('lets no slow read overwrite a newer one', async () => {
    const { snapshots } = await setUp(id);
    await snapshots.keep(NAME, 'profiles', {
      data: profiles('new'),
      observedAt: LATE,
    });
    await snapshots.keep(NAME, 'profiles', {
      data: profiles('old'),
      observedAt: EARLY,
    });
    await snapshots.fail(NAME, 'profiles', {
      name: 'AwsError',
      message: 'Old',
      occurredAt: MIDDLE,
    });
    expect((await snapshots.get(NAME)).profiles).toEqual({
      data: profiles('new'),
      observedAt: LATE,
      error: null,
    });
  });

  it('tells an error of a section that was never read', async () => {
    const { snapshots } = await setUp(id);
    const error = { name: 'AwsError', message: 'Down', occurredAt: EARLY };
    await snapshots.fail(NAME, 'domain', error);
    expect((await snapshots.get(NAME)).domain).toEqual({
      data: null,
      observedAt: null,
      error,
    });
  });
});
