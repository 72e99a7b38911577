import { TestDatabaseId } from '@backstage/backend-test-utils';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { aSpec } from '../operations/__testUtils__/builders';
import { testDatabases } from '../operations/__testUtils__/databases';
import { OperationStore } from '../operations/OperationStore';
import { anEnvironment, OUTPUTS, PARAMETERS } from './__testUtils__/answers';
import { EnvironmentStore } from './EnvironmentStore';
import { InventoryStore } from './InventoryStore';
import { SnapshotStore } from './SnapshotStore';
import { StatusRecorder } from './StatusRecorder';

const databases = testDatabases();

const EARLY = '2026-01-01T00:00:01.000Z';
const MIDDLE = '2026-01-01T00:00:02.000Z';
const LATE = '2026-01-01T00:00:03.000Z';
const NAME = aSpec().fullName;
const OWN = { name: NAME, provisionedProductId: 'pp-1' };

const aProduct = (status: 'AVAILABLE' | 'TERMINATED', observedAt = EARLY) => ({
  product: {
    data: {
      id: 'pp-1',
      name: NAME,
      status,
      statusMessage: null,
      productName: null,
      version: null,
      createdAt: null,
    },
    observedAt,
    etag: null,
  },
});

const STACK = {
  stack: {
    data: {
      arn: 'arn:stack',
      status: 'CREATE_COMPLETE',
      statusReason: null,
      parameters: PARAMETERS,
      outputs: OUTPUTS,
    },
    observedAt: MIDDLE,
    etag: 'rec-1',
  },
};

const PLACE = { accountId: '111122223333', region: 'eu-west-1' };

async function setUp(id: TestDatabaseId, targets = ['sandbox']) {
  const database = await databases.open(id);
  const environments = new EnvironmentStore(database);
  const snapshots = new SnapshotStore(database);
  const operations = new OperationStore(database);
  const events: EnvironmentEvent[] = [];
  const statuses = new StatusRecorder({
    database,
    targets: targets.map(target => ({ ...PLACE, id: target })),
    environments,
    snapshots,
    operations,
    publish: async event => {
      events.push(event);
    },
  });
  await database.transaction(transaction =>
    environments.create(anEnvironment({ name: NAME }), transaction),
  );
  await environments.setProvisionedProduct(NAME, 'pp-1');
  return {
    database,
    environments,
    snapshots,
    operations,
    statuses,
    events,
    find: () => environments.find(NAME),
  };
}

describe.each(databases.ids)('the status, on %s', id => {
  it('is made of what AWS said, with what lists show beside it', async () => {
    const { events, find, snapshots, statuses } = await setUp(id);
    await snapshots.keep(OWN, { ...aProduct('AVAILABLE'), ...STACK });
    await statuses.refresh(NAME);
    expect(await find()).toMatchObject({
      status: 'available',
      statusReason: null,
      productStatus: 'AVAILABLE',
      egressMode: 'allowlist',
      domainId: 'd-1',
      observedAt: MIDDLE,
      terminatedAt: null,
    });
    expect(events).toEqual([{ environment: NAME, change: 'status' }]);
  });

  it.each([
    ['moved to another region', { ...PLACE, region: 'eu-central-1' }],
    ['moved to another account', { ...PLACE, accountId: '999999999999' }],
  ])('says that its target was %s', async (_, seenIn) => {
    const { database, find, snapshots, statuses } = await setUp(id);
    await snapshots.keep(OWN, { ...aProduct('AVAILABLE'), ...STACK });
    await new InventoryStore(database).setSeenIn([NAME], seenIn);
    await statuses.refresh(NAME);
    expect(await find()).toMatchObject({
      status: 'degraded',
      statusReason: { source: 'target' },
    });
    await new InventoryStore(database).setSeenIn([NAME], PLACE);
    await statuses.refresh(NAME);
    expect(await find()).toMatchObject({ status: 'available' });
  });

  it('is told again only where it, or what lists show, has changed', async () => {
    const { events, find, snapshots, statuses } = await setUp(id);
    await snapshots.keep(OWN, aProduct('AVAILABLE'));
    await statuses.refresh(NAME);
    await snapshots.keep(OWN, aProduct('AVAILABLE', LATE));
    await statuses.refresh(NAME);
    expect(await find()).toMatchObject({ observedAt: LATE });
    expect(events).toHaveLength(1);
  });

  it('remembers when it saw the end first, and takes it back', async () => {
    const { find, snapshots, statuses } = await setUp(id);
    for (const time of [EARLY, LATE]) {
      await snapshots.keep(OWN, aProduct('TERMINATED', time));
      await statuses.refresh(NAME);
      expect(await find()).toMatchObject({
        status: 'terminated',
        terminatedAt: EARLY,
        absentSince: null,
      });
    }
    await snapshots.keep(OWN, aProduct('AVAILABLE', LATE));
    await statuses.refresh(NAME);
    expect(await find()).toMatchObject({
      status: 'available',
      terminatedAt: null,
    });
  });

  it('says of an environment that is gone as much when its snapshots are', async () => {
    const { database, find, snapshots, statuses } = await setUp(id);
    await snapshots.keep(OWN, aProduct('TERMINATED'));
    await statuses.refresh(NAME);
    await database('secure_studio_snapshots').delete();
    await statuses.refreshEverything();
    expect(await find()).toMatchObject({
      status: 'terminated',
      terminatedAt: EARLY,
    });
  });

  it('is stored with the operation that changes it, and told once both are', async () => {
    const { database, events, find, operations, statuses } = await setUp(id);
    const create = (fail: boolean) =>
      database.transaction(async transaction => {
        await operations.create(
          {
            attempt: 1,
            idempotencyKey: 'key',
            requestHash: 'hash',
            spec: aSpec(),
            initiator: 'user:default/scientist',
            message: 'Asked for',
          },
          transaction,
        );
        await statuses.refresh(NAME, transaction);
        expect(events).toEqual([]);
        if (fail) {
          throw new Error('Cut off');
        }
      });
    await expect(create(true)).rejects.toThrow('Cut off');
    expect(await find()).toMatchObject({ status: 'unknown' });
    expect(events).toEqual([]);

    await create(false);
    expect(await find()).toMatchObject({
      status: 'provisioning',
      statusReason: { source: 'operation', message: 'Asked for' },
    });
    expect(events).toEqual([{ environment: NAME, change: 'status' }]);
  });

  it.each([
    ['a target that is not configured', {}, [], 'target'],
    [
      'a group that is gone',
      { owner_missing_since: EARLY },
      ['sandbox'],
      'owner',
    ],
  ])('says so of %s at the start', async (_, columns, targets, source) => {
    const { database, find, snapshots, statuses } = await setUp(id, targets);
    await snapshots.keep(OWN, aProduct('AVAILABLE'));
    await database('secure_studio_environments').update({
      name: NAME,
      ...columns,
    });
    await statuses.refreshEverything();
    expect(await find()).toMatchObject({
      status: 'degraded',
      statusReason: { source },
    });
  });

  it('misses a profile that the portal gave to somebody', async () => {
    const { database, environments, find, snapshots, statuses } = await setUp(
      id,
    );
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
    await snapshots.keep(OWN, {
      ...aProduct('AVAILABLE'),
      profiles: { data: [], observedAt: EARLY, etag: null },
    });
    await statuses.refresh(NAME);
    expect(await find()).toMatchObject({
      status: 'degraded',
      statusReason: { source: 'profiles' },
    });
  });

  it('is made anew of more environments than one transaction takes', async () => {
    const { database, environments, statuses } = await setUp(id, []);
    await database.transaction(async transaction => {
      for (let index = 0; index < 220; index++) {
        const name = `team-b--${String(index).padStart(3, '0')}`;
        await environments.create(
          anEnvironment({ name, shortName: name }),
          transaction,
        );
      }
    });
    await statuses.refreshEverything();
    const all = await environments.list();
    expect(all).toHaveLength(221);
    expect(all.filter(({ status }) => status !== 'degraded')).toEqual([]);
  });
});
