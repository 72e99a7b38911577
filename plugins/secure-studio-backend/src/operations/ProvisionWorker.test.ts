import { Knex } from 'knex';
import { CallFailure, TARGET } from './__testUtils__/AwsInMemory';
import { testDatabases } from './__testUtils__/databases';
import { ProvisioningPortal } from './__testUtils__/ProvisioningPortal';

const databases = testDatabases();

describe.each(databases.ids)('a provision on %s', id => {
  let database: Knex;
  beforeAll(async () => {
    database = await databases.open(id);
  });

  const DENIED: CallFailure = { kind: 'accessDenied' };
  /** In the order of the calls: looked twice, resolved the product, provisioned. */
  const LANDED: Array<CallFailure | undefined> = [
    undefined,
    undefined,
    undefined,
    { kind: 'unavailable', answerLost: true },
  ];

  it('is followed where its call landed, though nothing may be asked any more', async () => {
    const portal = new ProvisioningPortal(database);
    const operation = await portal.submit();
    portal.aws.failures = [...LANDED, undefined, ...Array(30).fill(DENIED)];
    const ended = await portal.settle(operation);
    expect(ended).toMatchObject({ state: 'succeeded', attempt: 1 });
  });

  it.each<[string, CallFailure, number]>([
    ['may not look', DENIED, 0],
    ['has no such product', { kind: 'notFound' }, 2],
    ['has the wrong launch path', { kind: 'invalidRequest' }, 2],
    ['may not provision', DENIED, 3],
    ['sends a wrong parameter', { kind: 'invalidRequest' }, 3],
    ['has no quota left', { kind: 'quotaExceeded' }, 3],
  ])('ends at once where the portal %s', async (_, failure, calls) => {
    const portal = new ProvisioningPortal(database);
    const operation = await portal.submit();
    portal.aws.failures = [...Array(calls).fill(undefined), failure];
    await portal.steps(operation, 2);
    expect(await portal.find(operation)).toMatchObject({
      state: 'failed',
      error: { message: `AWS says ${failure.kind}` },
    });
    expect(portal.aws.products).toEqual([]);
  });

  it('says since when it cannot see, and goes on by itself', async () => {
    const portal = new ProvisioningPortal(database);
    const operation = await portal.launch();
    portal.aws.failures = Array(3).fill(DENIED);
    portal.time = Date.parse('2026-01-01T10:00:00.000Z');
    await portal.steps(operation, 3);
    expect(await portal.find(operation)).toMatchObject({
      state: 'open',
      retries: 3,
      message:
        'Cannot see since 2026-01-01 10:00 UTC how far AWS is, which goes on by itself: AWS says accessDenied',
    });
    expect((await portal.settle(operation)).state).toBe('succeeded');
  });

  describe('whose record is not there any more', () => {
    async function launched() {
      const portal = new ProvisioningPortal(database);
      const operation = await portal.launch();
      portal.aws.records.clear();
      return { portal, operation };
    }

    it('goes by the provisioned product that has its id', async () => {
      for (const [status, state] of [
        ['AVAILABLE', 'succeeded'],
        ['TAINTED', 'succeeded'],
        ['ERROR', 'failed'],
      ] as const) {
        const { portal, operation } = await launched();
        portal.aws.products[0].status = status;
        await portal.step(operation);
        expect((await portal.find(operation)).state).toBe(state);
      }
    });

    it('is gone only after many looks by id, in the right account', async () => {
      const { portal, operation } = await launched();
      portal.aws.products.length = 0;
      portal.aws.account = '999999999999';
      await portal.steps(operation, 30);
      expect(await portal.find(operation)).toMatchObject({
        state: 'open',
        message: expect.stringContaining('is in another account'),
      });
      portal.aws.account = TARGET.accountId;
      await portal.step(operation);
      expect(await portal.find(operation)).toMatchObject({
        state: 'failed',
        error: { name: 'ProvisionedProductGone' },
      });
    });

    it.each(['product', 'record'])(
      'is not gone where a look finds its %s in between',
      async found => {
        const portal = new ProvisioningPortal(database);
        const operation = await portal.launch();
        const products = portal.aws.products.splice(0);
        const records = [...portal.aws.records];
        portal.aws.records.clear();
        await portal.steps(operation, 20);
        if (found === 'product') {
          portal.aws.products.push(...products);
        } else {
          portal.aws.records.set(...records[0]);
        }
        await portal.steps(operation, 1);
        portal.aws.products.length = 0;
        portal.aws.records.clear();
        await portal.steps(operation, 10);
        expect((await portal.find(operation)).state).toBe('open');
      },
    );
  });

  it('is failed where somebody else terminates what it followed', async () => {
    const portal = new ProvisioningPortal(database);
    const operation = await portal.submit();
    portal.aws.failures = [...LANDED];
    await portal.steps(operation, 2);
    const [product] = portal.aws.products;
    await portal.aws.gateways
      .serviceCatalog(TARGET, 'provision')
      .terminate({ provisionedProductId: product.id, token: 'x' });
    product.lastProvisioningRecordId = product.lastRecordId;
    await portal.steps(operation, 1);
    const ended = await portal.settle(operation);
    expect(ended).toMatchObject({
      state: 'failed',
      error: { name: 'ProvisionedProductGone' },
    });
  });

  it('is followed again by who asks for the same after it was abandoned', async () => {
    const portal = new ProvisioningPortal(database);
    const first = await portal.launch();
    await portal.end(first, 'abandon');
    const again = await portal.resubmit(first);
    expect(again.attempt).toBe(2);
    await portal.step(again);
    expect(await portal.find(again)).toMatchObject({
      step: 'following',
      provisionedProductId: portal.aws.products[0].id,
    });
    expect((await portal.settle(again)).state).toBe('succeeded');
    expect(portal.aws.changes).toHaveLength(1);
  });

  it('tells by the events of the deletion what an earlier attempt left', async () => {
    const portal = new ProvisioningPortal(database);
    portal.aws.outcome = 'failed';
    const first = await portal.submit();
    await portal.settle(first);
    const left = portal.aws.products[0];
    const again = await portal.resubmit(first);
    await portal.steps(again, 2);
    const { recordId } = await portal.find(again);
    const record = portal.aws.records.get(recordId ?? '');
    Object.assign(record ?? {}, {
      status: 'FAILED',
      errors: [{ code: 'CloudFormation', description: 'It failed' }],
    });
    portal.aws.events.get(left.id)?.push({
      id: 'event-1',
      occurredAt: new Date(portal.time).toISOString(),
      logicalId: 'Bucket',
      resourceType: 'AWS::S3::Bucket',
      status: 'DELETE_FAILED',
      statusReason: 'The bucket is not empty.',
    });
    await portal.step(again);
    expect(await portal.find(again)).toMatchObject({
      state: 'failed',
      error: {
        message:
          'What an earlier attempt left could not be terminated: Bucket (AWS::S3::Bucket) DELETE_FAILED: The bucket is not empty. · It failed',
      },
    });
    const told = await portal.operations.events.list(again.id);
    expect(told.map(({ logicalId }) => logicalId).filter(Boolean)).toEqual([
      'Bucket',
    ]);
  });

  it('does not take what the deletion met for the reason of what failed after it', async () => {
    const portal = new ProvisioningPortal(database);
    portal.aws.outcome = 'failed';
    const first = await portal.submit();
    await portal.settle(first);
    const again = await portal.resubmit(first);
    await portal.steps(again, 2);
    portal.aws.events.get(portal.aws.products[0].id)?.push({
      id: 'event-1',
      occurredAt: new Date(portal.time).toISOString(),
      logicalId: 'Bucket',
      resourceType: 'AWS::S3::Bucket',
      status: 'DELETE_FAILED',
      statusReason: 'The bucket is busy.',
    });
    portal.aws.finish();
    await portal.steps(again, 3);
    expect((await portal.find(again)).step).toBe('following');
    portal.aws.finish();
    portal.aws.events.clear();
    await portal.steps(again, 1);
    expect(await portal.find(again)).toMatchObject({
      state: 'failed',
      error: { message: 'It failed' },
    });
  });

  it('never terminates what came up meanwhile', async () => {
    const portal = new ProvisioningPortal(database);
    portal.aws.outcome = 'failed';
    const first = await portal.submit();
    await portal.settle(first);
    const again = await portal.resubmit(first);
    await portal.step(again);
    expect((await portal.find(again)).step).toBe('cleaning');
    portal.aws.products[0].status = 'AVAILABLE';
    await portal.step(again);
    expect((await portal.find(again)).step).toBe('requested');
    expect(portal.aws.changes).toEqual([`provision ${again.environment}`]);
  });

  it('waits for a target that is configured no more, once it was launched', async () => {
    const portal = new ProvisioningPortal(database);
    const operation = await portal.launch();
    portal.targets.length = 0;
    await portal.step(operation);
    expect(await portal.find(operation)).toMatchObject({
      state: 'open',
      message: expect.stringContaining("'sandbox' is not configured any more"),
    });
    const other = await portal.submit();
    await portal.step(other);
    expect(await portal.find(other)).toMatchObject({
      state: 'failed',
      error: { name: 'UnknownTarget' },
    });
  });
});
