import { mockServices, TestDatabaseId } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { AwsError } from '../aws';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { aSpec } from './__testUtils__/builders';
import { testDatabases } from './__testUtils__/databases';
import { OperationLeases } from './OperationLeases';
import { OperationReconciler } from './OperationReconciler';
import { SubmissionError } from './retry';
import { OperationStore } from './OperationStore';
import { ProvisionRequests } from './ProvisionRequests';
import { Advance, StoredOperation } from './types';

const databases = testDatabases();
const LEASE = 20_000;
const POLL = 5_000;

/** Several backends on one database, with its clock. */
class Fleet {
  time = Date.parse('2026-01-01T00:00:00.000Z');
  readonly clock = async () => new Date(this.time);
  readonly published: object[] = [];
  readonly operations: OperationStore;
  readonly environments: EnvironmentStore;

  constructor(private readonly database: Knex) {
    this.operations = new OperationStore(database, this.clock);
    this.environments = new EnvironmentStore(database);
  }

  static async on(id: TestDatabaseId) {
    return new Fleet(await databases.open(id));
  }

  submit(name = 'research', target = 'sandbox'): Promise<StoredOperation> {
    const requests = new ProvisionRequests(this.operations, this.environments);
    return requests.submit({
      spec: aSpec({ name, fullName: `team-a-${name}`, target }),
      idempotencyKey: `task:step:${name}`,
      initiator: 'user:default/scientist',
    });
  }

  leases() {
    return new OperationLeases(this.database, LEASE, this.clock);
  }

  backend(
    advance: (operation: StoredOperation) => Promise<Advance>,
    options: { interval?: number } = {},
  ) {
    return new OperationReconciler({
      ...options,
      leases: this.leases(),
      operations: this.operations,
      environments: this.environments,
      publish: async event => {
        this.published.push(event);
      },
      advance,
      logger: mockServices.logger.mock(),
      pollInterval: POLL,
    });
  }
}

const poll: Advance = { change: {}, next: 'poll' };

describe.each(databases.ids)('OperationReconciler on %s', id => {
  it('stores what a step did, its stack events once, and announces it', async () => {
    const fleet = await Fleet.on(id);
    const { id: operation } = await fleet.submit();
    const event = {
      source: 'cloudformation' as const,
      sourceEventId: 'event-1',
      occurredAt: '2026-01-01T00:00:01.000Z',
      logicalId: 'Vpc',
      resourceType: 'AWS::EC2::VPC',
      status: 'CREATE_COMPLETE',
    };
    const backend = fleet.backend(async () => ({
      change: {
        step: 'following',
        recordId: 'rec-1',
        provisionedProductId: 'pp-1',
        message: 'Following',
        completed: 1,
        total: 2,
      },
      stackEvents: [event],
      next: 'poll',
    }));
    await backend.runOnce();
    fleet.time += POLL;
    await backend.runOnce();

    expect(await fleet.operations.find(operation)).toMatchObject({
      state: 'open',
      step: 'following',
      recordId: 'rec-1',
      completed: 1,
      finishedAt: null,
    });
    expect(await fleet.operations.events.list(operation)).toMatchObject([
      { sequence: 1, source: 'portal' },
      { sequence: 2, source: 'cloudformation', logicalId: 'Vpc' },
      { sequence: 3, source: 'portal', message: 'Following' },
    ]);
    expect(
      await fleet.operations.events.list(operation, { after: 1, limit: 1 }),
    ).toMatchObject([{ sequence: 2 }]);
    expect(await fleet.environments.find('team-a-research')).toMatchObject({
      provisionedProductId: 'pp-1',
    });
    expect(fleet.published[0]).toEqual({
      environment: 'team-a-research',
      change: 'operation',
      operationId: operation,
    });
  });

  it('takes an operation again only when it is due', async () => {
    const fleet = await Fleet.on(id);
    await fleet.submit();
    const advance = jest.fn(async () => poll);
    const backend = fleet.backend(advance);
    await backend.runOnce();
    await backend.runOnce();
    expect(advance).toHaveBeenCalledTimes(1);
    fleet.time += POLL;
    await backend.runOnce();
    expect(advance).toHaveBeenCalledTimes(2);
  });

  it('leaves an operation that has ended and frees the name for the next', async () => {
    const fleet = await Fleet.on(id);
    const { id: operation } = await fleet.submit();
    const backend = fleet.backend(async () => ({
      change: {
        state: 'failed',
        error: { name: 'ProvisioningFailed', message: 'No address left' },
        message: 'No address left',
      },
      next: 'now',
    }));
    await backend.runOnce();
    expect(await fleet.operations.find(operation)).toMatchObject({
      state: 'failed',
      error: { message: 'No address left' },
      finishedAt: (await fleet.clock()).toISOString(),
    });
    expect(fleet.published).toMatchObject([{ change: 'status' }]);
    expect(await fleet.leases().listDue(10)).toEqual([]);
    expect(await fleet.submit()).toMatchObject({ attempt: 2 });
  });

  it('never has two workers on one operation', async () => {
    const fleet = await Fleet.on(id);
    await fleet.submit();
    const advance = jest.fn(async () => poll);
    const backends = [1, 2, 3, 4].map(() => fleet.backend(advance));
    await Promise.all(backends.map(backend => backend.runOnce()));
    expect(advance).toHaveBeenCalledTimes(1);
  });

  it("takes over a dead worker's operation after its lease, and drops what that says later", async () => {
    const fleet = await Fleet.on(id);
    const { id: operation } = await fleet.submit();
    let wake: (advance: Advance) => void = () => {};
    const stuck = fleet.backend(
      () =>
        new Promise(resolve => {
          wake = resolve;
        }),
    );
    const stuckRun = stuck.runOnce();
    await new Promise(resolve => setTimeout(resolve, 200));

    const advance = jest.fn(
      async (): Promise<Advance> => ({
        change: { message: 'Moved by the other' },
        next: 'poll',
      }),
    );
    const other = fleet.backend(advance);
    fleet.time += LEASE - 1;
    await other.runOnce();
    expect(advance).not.toHaveBeenCalled();
    fleet.time += 1;
    await other.runOnce();
    expect(advance).toHaveBeenCalledTimes(1);

    wake({ change: { state: 'failed', message: 'Too late' }, next: 'now' });
    await stuckRun;
    expect(await fleet.operations.find(operation)).toMatchObject({
      state: 'open',
      message: 'Moved by the other',
    });
  });

  it('tries again what may pass by itself, and says since when it waits for what', async () => {
    const fleet = await Fleet.on(id);
    const { id: operation } = await fleet.submit();
    const throttled = new AwsError('throttled', 'AWS throttles', 'Throttling');
    const advance = jest
      .fn()
      .mockRejectedValueOnce(new SubmissionError(throttled))
      .mockRejectedValueOnce(new SubmissionError(throttled))
      .mockResolvedValue(poll);
    const backend = fleet.backend(advance);
    await backend.runOnce();
    fleet.time += 2 * POLL;
    await backend.runOnce();
    expect(await fleet.operations.find(operation)).toMatchObject({
      state: 'open',
      retries: 2,
      failingSince: '2026-01-01T00:00:00.000Z',
      message: 'Waiting to try again since 2026-01-01 00:00 UTC: AWS throttles',
    });
    fleet.time += 4 * POLL;
    await backend.runOnce();
    expect(await fleet.operations.find(operation)).toMatchObject({
      state: 'open',
      retries: 0,
      failingSince: null,
    });
  });

  it('fails where a person is needed before anything was launched', async () => {
    const fleet = await Fleet.on(id);
    const { id: operation } = await fleet.submit();
    const backend = fleet.backend(async () => {
      throw new SubmissionError(
        new AwsError('accessDenied', 'The role may not', 'AccessDenied'),
      );
    });
    await backend.runOnce();
    expect(await fleet.operations.find(operation)).toMatchObject({
      state: 'failed',
      error: { name: 'AwsAccessDeniedError', message: 'The role may not' },
    });
  });

  it.each([
    new AwsError('accessDenied', 'The role may not', 'AccessDenied'),
    new Error('a mistake of our own'),
  ])(
    'never ends by its own error what AWS may be at work on: %s',
    async error => {
      const fleet = await Fleet.on(id);
      const { id: operation } = await fleet.submit();
      const backend = fleet.backend(async () => {
        throw error;
      });
      for (let step = 0; step < 30; step++) {
        await backend.runOnce();
        fleet.time += 2 * 60_000;
      }
      const followed = await fleet.operations.find(operation);
      expect(followed).toMatchObject({ state: 'open', retries: 30 });
      expect(followed?.message).toContain(
        'Cannot see since 2026-01-01 00:00 UTC how far AWS is',
      );
      expect(followed?.message).not.toContain('mistake');
    },
  );

  it('lets a target that hangs block no other', async () => {
    const fleet = await Fleet.on(id);
    for (let index = 0; index < 8; index++) {
      await fleet.submit(`slow-${index}`, 'slow');
    }
    await fleet.submit('fast');
    let wake: () => void = () => {};
    const hang = new Promise<void>(resolve => {
      wake = resolve;
    });
    const moved: string[] = [];
    const backend = fleet.backend(async ({ spec }) => {
      moved.push(spec.target);
      if (spec.target === 'slow') {
        await hang;
      }
      return poll;
    });
    const run = backend.runOnce();
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(moved.filter(target => target === 'slow')).toHaveLength(5);
    expect(moved).toContain('sandbox');
    wake();
    await run;
  });

  it('starts, and stops once the step under way has ended', async () => {
    const fleet = await Fleet.on(id);
    await fleet.submit();
    let ended = false;
    const backend = fleet.backend(
      async () => {
        await new Promise(resolve => setTimeout(resolve, 100));
        ended = true;
        return poll;
      },
      { interval: 10 },
    );
    backend.start();
    await new Promise(resolve => setTimeout(resolve, 80));
    await backend.stop();
    expect(ended).toBe(true);
  });
});
