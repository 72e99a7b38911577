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

const OWN = { name: NAME, provisionedProductId: 'pp-1' };
const STRANGER = { name: NAME, provisionedProductId: 'pp-2' };

/** An answer for the profiles that tells no version. */
const answer = (data: ReturnType<typeof profiles>, observedAt: string) => ({
  profiles: { data, observedAt, etag: null },
});

async function setUp(id: TestDatabaseId) {
  const database = await databases.open(id);
  const environments = new EnvironmentStore(database);
  const snapshots = new SnapshotStore(database);
  await database.transaction(transaction =>
    environments.create(anEnvironment(), transaction),
  );
  await environments.setProvisionedProduct(NAME, 'pp-1');
  return { database, environments, snapshots };
}

describe.each(databases.ids)('with %s', id => {
  it('finds what it creates', async () => {
    const { environments } = await setUp(id);
    const environment = anEnvironment({ provisionedProductId: 'pp-1' });
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
    await snapshots.keep(OWN, answer([], EARLY));
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
    await snapshots.keep(OWN, answer(profiles('a'), EARLY));
    await snapshots.fail(OWN, { profiles: error, domain: error });
    expect(await snapshots.get(NAME)).toMatchObject({
      profiles: { data: profiles('a'), observedAt: EARLY, error },
      domain: { data: null, observedAt: null, error },
    });

    await snapshots.keep(OWN, answer([], LATE));
    expect((await snapshots.get(NAME)).profiles).toEqual({
      ...answer([], LATE).profiles,
      error: null,
    });
  });

  it('lets no slow read overwrite a newer one', async () => {
    const { snapshots } = await setUp(id);
    await snapshots.keep(OWN, answer(profiles('new'), LATE));
    await snapshots.keep(OWN, {
      ...answer(profiles('old'), EARLY),
      domain: { data: null, observedAt: EARLY, etag: null },
    });
    await snapshots.fail(OWN, {
      profiles: { name: 'AwsError', message: 'Old', occurredAt: MIDDLE },
    });
    expect(await snapshots.get(NAME)).toMatchObject({
      profiles: { data: profiles('new'), observedAt: LATE, error: null },
      domain: { observedAt: EARLY },
    });
  });

  it('lets nothing stand that a wrong clock stamped as of later', async () => {
    const { snapshots } = await setUp(id);
    const later = new Date(Date.now() + 86_400_000).toISOString();
    const now = new Date().toISOString();
    const error = { name: 'AwsError', message: 'Down', occurredAt: now };
    await snapshots.keep(OWN, answer(profiles('later'), later));
    await snapshots.fail(OWN, { profiles: error });
    expect((await snapshots.get(NAME)).profiles.error).toEqual(error);
    await snapshots.keep(OWN, answer(profiles('now'), now));
    expect((await snapshots.get(NAME)).profiles).toMatchObject({
      data: profiles('now'),
      observedAt: now,
    });
  });

  it('tells nothing that was read of another product', async () => {
    const { environments, snapshots } = await setUp(id);
    await snapshots.keep(STRANGER, answer(profiles('stranger'), LATE));
    expect(await snapshots.get(NAME)).toEqual(noSnapshots());

    await snapshots.keep(OWN, answer(profiles('own'), EARLY));
    await snapshots.keep(STRANGER, answer(profiles('stranger'), LATE));
    await snapshots.fail(STRANGER, {
      profiles: { name: 'AwsError', message: 'Gone', occurredAt: LATE },
    });
    expect((await snapshots.get(NAME)).profiles).toEqual({
      ...answer(profiles('own'), EARLY).profiles,
      error: null,
    });

    await environments.setProvisionedProduct(NAME, 'pp-2');
    expect(await snapshots.get(NAME)).toEqual(noSnapshots());
    const error = { name: 'AwsError', message: 'Down', occurredAt: MIDDLE };
    await snapshots.fail(STRANGER, { profiles: error });
    expect((await snapshots.get(NAME)).profiles).toEqual({
      data: null,
      observedAt: null,
      etag: null,
      error,
    });
    await snapshots.keep(STRANGER, answer(profiles('new'), MIDDLE));
    expect((await snapshots.get(NAME)).profiles.data).toEqual(profiles('new'));
  });

  it('lets nothing of an old product stay in the environment’s row', async () => {
    const { database, environments } = await setUp(id);
    await database('secure_studio_environments').update({
      product_status: 'TERMINATED',
      terminated_at: EARLY,
      domain_id: 'd-1',
      absent_since: EARLY,
    });
    await environments.setProvisionedProduct(NAME, 'pp-1');
    expect(await environments.find(NAME)).toMatchObject({ domainId: 'd-1' });
    await environments.setProvisionedProduct(NAME, 'pp-2');
    expect(await environments.find(NAME)).toMatchObject({
      productStatus: null,
      terminatedAt: null,
      domainId: null,
      absentSince: null,
    });
  });

  it('finds the answers that have stood the longest', async () => {
    const { database, snapshots } = await setUp(id);
    const standing = (observedAt: string) => ({
      data: null,
      observedAt,
      etag: 'rec-1',
    });
    await snapshots.keep(OWN, {
      ...answer([], EARLY),
      stack: standing(LATE),
      domain: standing(MIDDLE),
      product: standing(EARLY),
    });
    const oldest = (limit: number) =>
      snapshots.oldest('sandbox', {
        sections: ['stack', 'domain', 'profiles'],
        limit,
      });
    expect(await oldest(1)).toEqual([{ environment: NAME, section: 'domain' }]);
    expect(await oldest(9)).toHaveLength(2);
    await database('secure_studio_environments').update({
      terminated_at: LATE,
    });
    expect(await oldest(9)).toEqual([]);
  });
});
