import { TestDatabaseId } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { aSpec } from './__testUtils__/builders';
import { testDatabases } from './__testUtils__/databases';
import { OperationLeases } from './OperationLeases';
import { OperationStore } from './OperationStore';
import { LONGEST_DELAY } from './retry';
import { ProvisionRequests } from './ProvisionRequests';
import { StoredOperation } from './types';

const databases = testDatabases();
const LEASE = 20_000;
const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

describe.each(databases.ids)('OperationLeases on %s', id => {
  /** Replicas on one database, which tells the time. */
  async function setUp() {
    const database = await databases.open(id as TestDatabaseId);
    const operations = new OperationStore(database);
    const requests = new ProvisionRequests(
      operations,
      new EnvironmentStore(database),
    );
    const operation = await requests.submit({
      spec: aSpec(),
      idempotencyKey: 'task:step',
      initiator: 'user:default/scientist',
    });
    const replica = () => new OperationLeases(database, LEASE);
    return { database, operations, operation, replica };
  }

  const change = (database: Knex, operation: StoredOperation, row: object) =>
    database('secure_studio_operations')
      .where({ id: operation.id })
      .update(row);
  const fromNow = (milliseconds: number) =>
    new Date(Date.now() + milliseconds).toISOString();

  it.each([
    ['is due', -MINUTE, null, true],
    ['is due later', 30_000, null, false],
    ['is due as late as can be', LONGEST_DELAY - 5_000, null, false],
    ['is due later than the portal ever sets it', 10 * MINUTE, null, true],
    ['is due in a year', YEAR, null, true],
    ['is held', -MINUTE, LEASE - 5_000, false],
    ['was held by a worker that died', -MINUTE, -1_000, true],
    ['is held for longer than the portal ever does', -MINUTE, MINUTE, true],
    ['is held for a year', -MINUTE, YEAR, true],
  ])('of an operation that %s', async (_, dueIn, heldFor, isListed) => {
    const { database, operation, replica } = await setUp();
    await change(database, operation, {
      due_at: fromNow(dueIn),
      lease_owner: heldFor === null ? null : 'somebody',
      lease_until: heldFor === null ? null : fromNow(heldFor),
    });
    expect(await replica().listDue(10)).toHaveLength(isListed ? 1 : 0);
  });

  it.each([
    ['open', 'requested', true],
    ['abandoned', 'launching', true],
    ['abandoned', 'following', false],
    ['cancelled', 'requested', false],
    ['succeeded', 'following', false],
    ['failed', 'following', false],
  ])('of one that is %s at the step %s: %s', async (state, step, isListed) => {
    const { database, operation, replica } = await setUp();
    await change(database, operation, { state, step });
    expect(await replica().listDue(10)).toHaveLength(isListed ? 1 : 0);
  });

  it('lets one of many replicas have an operation', async () => {
    const { operation, replica } = await setUp();
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => replica().claim(operation)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  describe('of replicas whose clocks are wrong', () => {
    const realNow = Date.now();
    beforeEach(() => {
      jest.useFakeTimers({
        now: realNow,
        doNotFake: [
          'hrtime',
          'nextTick',
          'performance',
          'queueMicrotask',
          'setImmediate',
          'clearImmediate',
          'setInterval',
          'clearInterval',
          'setTimeout',
          'clearTimeout',
        ],
      });
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    it.each([
      [10 * MINUTE, -10 * MINUTE],
      [-10 * MINUTE, 10 * MINUTE],
      [YEAR, 0],
      [0, -YEAR],
    ])(
      'by %d and %d ms, takes what is due and never what another holds',
      async (skewOfOne, skewOfOther) => {
        const { operations, replica } = await setUp();
        const one = replica();
        const other = replica();
        for (let round = 0; round < 3; round++) {
          jest.setSystemTime(realNow + skewOfOne);
          const [due] = await one.listDue(10);
          const held = await one.claim(due);
          if (!held) {
            throw new Error('Not claimed');
          }
          await one.renew(held);

          jest.setSystemTime(realNow + skewOfOther);
          expect(await other.listDue(10)).toEqual([]);

          jest.setSystemTime(realNow + skewOfOne);
          const saved = await operations.save(held, { message: `${round}` });
          await one.release(saved ?? held);

          jest.setSystemTime(realNow + skewOfOther);
          expect(await other.listDue(10)).toHaveLength(1);
        }
      },
    );
  });
});
