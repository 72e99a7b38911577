import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { AwsGateways } from '../aws';
import { testDatabases } from '../operations/__testUtils__/databases';
import { OperationStore } from '../operations/OperationStore';
import {
  AccountInMemory,
  FAIR,
  Weather,
} from './__testUtils__/AccountInMemory';
import { anEnvironment, TARGET } from './__testUtils__/answers';
import { RateWindows } from '../access/RateWindows';
import { Conclusions } from './Conclusions';
import { EnvironmentInventory } from './EnvironmentInventory';
import { EnvironmentReader } from './EnvironmentReader';
import { EnvironmentStore } from './EnvironmentStore';
import { InventoryStore } from './InventoryStore';
import { MissingEnvironments } from './MissingEnvironments';
import { SnapshotRecorder } from './SnapshotRecorder';
import { SnapshotStore } from './SnapshotStore';
import { StatusRecorder } from './StatusRecorder';
import { SweepReader } from './SweepReader';

const databases = testDatabases();

const IDS = ['pp-1', 'pp-2', 'pp-3', 'pp-4', 'pp-5', 'pp-6'];
const MOST_VANISHED = 3;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const target = {
  ...TARGET,
  owners: [],
  choices: {},
} as unknown as Parameters<EnvironmentInventory['sweep']>[0];

/** A portal that knows an environment for each product of an account. */
async function aPortal(database: Knex, account: AccountInMemory) {
  let time = Date.parse('2026-01-01T00:00:00.000Z');
  const now = () => new Date(time);
  const environments = new EnvironmentStore(database);
  const snapshots = new SnapshotStore(database, now);
  const operations = new OperationStore(database);
  const inventories = new InventoryStore(database);
  const publish = async () => {};
  const targets = [target];
  const home = account.gateways();
  const elsewhere = new AccountInMemory([]).gateways();
  const gateways: AwsGateways = {
    ...home,
    serviceCatalog: (of, purpose) =>
      (of.region === target.region ? home : elsewhere).serviceCatalog(
        of,
        purpose,
      ),
  };
  const logger = mockServices.logger.mock();
  const reading = {
    targets,
    gateways,
    environments,
    snapshots,
    operations,
    recorder: new SnapshotRecorder({ snapshots, publish }),
    statuses: new StatusRecorder({
      database,
      targets,
      environments,
      snapshots,
      operations,
      publish,
    }),
    logger,
    now,
  };
  const inventory = new EnvironmentInventory({
    metrics: { swept: () => undefined },
    gateways,
    inventories,
    operations,
    found: { note: async () => {} },
    sweepReader: new SweepReader(reading),
    mostVanished: MOST_VANISHED,
    logger,
    now,
  });
  const reader = new EnvironmentReader({
    ...reading,
    conclusions: new Conclusions({
      inventories,
      windows: new RateWindows(database, async () => now()),
      mostVanished: MOST_VANISHED,
    }),
  });
  const missing = new MissingEnvironments({
    targets: [target],
    inventories,
    now,
  });
  await database('secure_studio_inventories').delete();
  await database('secure_studio_rate_windows').delete();
  await database('secure_studio_environments').delete();
  for (const id of IDS) {
    await database.transaction(transaction =>
      environments.create(
        anEnvironment({ name: id, shortName: id }),
        transaction,
      ),
    );
    await environments.setProvisionedProduct(id, id);
  }
  return {
    async sweep() {
      time += 2 * MINUTE;
      await inventory.sweep(targets[0]);
    },
    /** Configures the target in another region, or where it was. */
    move(isMoved: boolean) {
      targets[0] = isMoved ? { ...target, region: 'eu-central-1' } : target;
    },
    wait(milliseconds: number) {
      time += milliseconds;
    },
    async refresh(ids: readonly string[]) {
      time += MINUTE;
      await Promise.all(ids.map(id => reader.refresh(id)));
    },
    async state() {
      const [{ missing: named, state }] = await missing.list();
      return { state, missing: named.map(({ name }) => name) };
    },
    async confirm() {
      time += MINUTE;
      const [{ missing: named }] = await missing.list();
      if (named.length > 0) {
        await missing.confirm(target.id, {
          environments: named.map(({ name }) => name),
          by: 'user:default/admin',
        });
      }
    },
    /** The ids of those that are shown as gone. */
    async gone(): Promise<string[]> {
      const all = await environments.list();
      return all
        .filter(
          ({ terminatedAt, status }) =>
            terminatedAt !== null || status === 'terminated',
        )
        .map(({ name }) => name);
    },
  };
}

const someIds = fc.subarray(IDS);
const sometimes = fc.oneof(
  { weight: 4, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
);

const weather: fc.Arbitrary<Weather> = fc.record({
  leftOut: someIds,
  duplicated: someIds,
  order: fc.array(fc.nat(20), { minLength: 12, maxLength: 12 }),
  lagging: fc.boolean(),
  failingList: sometimes,
  failingReads: sometimes,
  failingIdentity: sometimes,
  wrongAccount: sometimes,
});

const round = fc.record({
  weather,
  moved: sometimes,
  removed: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: someIds },
  ),
  refreshed: someIds,
  confirmed: sometimes,
});

describe('sweeps over whatever AWS answers', () => {
  it('never show as gone what exists, and what is gone not for ever as there', async () => {
    const database = await databases.open('SQLITE_3');
    await fc.assert(
      fc.asyncProperty(
        fc.array(round, { minLength: 1, maxLength: 6 }),
        async rounds => {
          const account = new AccountInMemory(IDS);
          const portal = await aPortal(database, account);
          if (rounds.some(({ moved }) => moved)) {
            // Until AWS was seen to have something, nobody knows where it is.
            await portal.sweep();
          }
          for (const {
            confirmed,
            moved,
            refreshed,
            removed,
            ...now
          } of rounds) {
            portal.move(moved);
            account.remove(removed);
            account.weather = now.weather;
            await Promise.all([portal.sweep(), portal.refresh(refreshed)]);
            const gone = await portal.gone();
            expect(gone.filter(id => account.has(id))).toEqual([]);
            if (confirmed) {
              await portal.confirm();
            }
          }

          portal.move(false);
          portal.wait(2 * HOUR);
          account.weather = FAIR;
          await portal.sweep();
          const { missing, state } = await portal.state();
          expect(state === 'suspended').toBe(missing.length > 0);
          if (state === 'suspended') {
            await portal.confirm();
            await portal.sweep();
          }
          expect(await portal.gone()).toEqual(
            IDS.filter(id => !account.has(id)),
          );
        },
      ),
      { numRuns: 200 },
    );
  }, 300_000);

  it('have again what they list, however long ago it was gone', async () => {
    const database = await databases.open('SQLITE_3');
    const account = new AccountInMemory(IDS);
    const portal = await aPortal(database, account);
    account.remove(['pp-1']);
    await portal.sweep();
    expect(await portal.gone()).toEqual(['pp-1']);
    portal.wait(50 * HOUR);
    await portal.sweep();
    account.restore(['pp-1']);
    portal.wait(50 * HOUR);
    await portal.sweep();
    expect(await portal.gone()).toEqual([]);
  });

  it('leave no more to be found gone one by one than they conclude at once', async () => {
    const database = await databases.open('SQLITE_3');
    const account = new AccountInMemory(IDS);
    const portal = await aPortal(database, account);
    await portal.sweep();
    account.remove(IDS);
    await portal.refresh(IDS);
    expect(await portal.gone()).toHaveLength(MOST_VANISHED);
  });

  it('leave nothing to be found gone one by one while they wait for an admin', async () => {
    const database = await databases.open('SQLITE_3');
    const account = new AccountInMemory(IDS);
    const portal = await aPortal(database, account);
    await portal.sweep();
    account.remove(IDS);
    await portal.sweep();
    await portal.refresh(IDS);
    expect(await portal.gone()).toEqual([]);
    await portal.confirm();
    await portal.sweep();
    expect(await portal.gone()).toEqual(IDS);
  });

  it('suspend themselves where more than a few vanish at once, and only then', async () => {
    const database = await databases.open('SQLITE_3');
    await fc.assert(
      fc.asyncProperty(someIds, fc.boolean(), async (vanished, reallyGone) => {
        const account = new AccountInMemory(IDS);
        const portal = await aPortal(database, account);
        await portal.sweep();
        account.remove(reallyGone ? vanished : []);
        account.weather = { ...FAIR, leftOut: vanished };
        await portal.sweep();
        const isTooMany = vanished.length > MOST_VANISHED;
        expect(await portal.state()).toEqual({
          state: isTooMany ? 'suspended' : 'complete',
          missing: isTooMany ? vanished : [],
        });
        expect(await portal.gone()).toEqual(
          reallyGone && !isTooMany ? vanished : [],
        );
        account.weather = FAIR;
        await portal.sweep();
        expect((await portal.state()).state).toBe(
          isTooMany && reallyGone ? 'suspended' : 'complete',
        );
      }),
      { numRuns: 60 },
    );
  }, 300_000);
});
