import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { startAws } from './__testUtils__/aws';
import { MetricsInMemory } from './__testUtils__/MetricsInMemory';
import { asked, Portal, startPortal } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

describe.each(databases.ids)('the metrics of a portal, on %s', id => {
  const metrics = new MetricsInMemory();
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;

  beforeAll(async () => {
    aws = await startAws();
    database = await databases.open(id);
    portal = await startPortal({
      database,
      features: [
        createServiceFactory({
          service: metricsServiceRef,
          deps: {},
          factory: () => metrics,
        }),
      ],
    });
  });
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  it('tell of operations, calls to AWS and the age of the inventory', async () => {
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'DescribeProvisionedProduct',
      error: { code: 'ServiceUnavailableException', status: 503 },
    });
    const { body } = await portal.post('/environments', asked('counted'));
    const open = await metrics.collect('secure_studio.operation.age');
    expect(open).toEqual([
      {
        value: expect.any(Number),
        attributes: { type: 'provision', step: 'requested' },
      },
    ]);
    expect(open[0].value).toBeLessThan(60);
    const retries = () => metrics.collect('secure_studio.aws.call.retries');
    while ((await retries()).length === 0) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    aws.faults.clear();
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'DescribeRecord',
      error: { code: 'AccessDeniedException', status: 400 },
      count: 1,
    });
    await portal.ended(body.id);

    expect(await metrics.collect('secure_studio.operations')).toEqual([
      { value: 1, attributes: { type: 'provision', state: 'succeeded' } },
    ]);
    expect(await metrics.collect('secure_studio.operation.idle')).toEqual([]);
    const steps = await metrics.collect('secure_studio.operation.steps');
    expect(steps.map(({ attributes }) => attributes)).toEqual(
      expect.arrayContaining([
        { type: 'provision', step: 'launching', result: 'ok' },
        { type: 'provision', step: 'following', result: 'accessDenied' },
        { type: 'provision', step: 'following', result: 'ok' },
      ]),
    );
    const calls = await metrics.collect('secure_studio.aws.call.duration');
    expect(calls.map(({ attributes }) => attributes)).toEqual(
      expect.arrayContaining([
        {
          service: 'servicecatalog',
          action: 'DescribeRecord',
          target: 'sandbox',
          result: 'accessDenied',
        },
        {
          service: 'sts',
          action: 'AssumeRole',
          target: 'sandbox',
          result: 'ok',
        },
      ]),
    );
    expect(await retries()).toContainEqual({
      value: 2,
      attributes: {
        service: 'servicecatalog',
        action: 'DescribeProvisionedProduct',
        target: 'sandbox',
      },
    });
    const [age] = await metrics.collect('secure_studio.inventory.age');
    expect(age.attributes).toEqual({ target: 'sandbox' });
    expect(age.value).toBeLessThan(60);
  });
});
