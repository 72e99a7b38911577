import { expect, test } from '@playwright/test';
import { AwsControl } from './portal/AwsControl';
import { provisionedProducts } from './portal/awsClients';
import {
  askForEnvironment,
  operationEnded,
  provisionRequest,
} from './portal/environments';
import { Portal } from './portal/Portal';
import { PortalApi } from './portal/PortalApi';
import { waitUntil } from './portal/waitUntil';

test.describe('A backend that is killed', () => {
  let portal: Portal;
  let aws: AwsControl;
  let scientist: PortalApi;

  test.beforeAll(async () => {
    portal = await Portal.start();
    aws = new AwsControl(portal.awsUrl);
    scientist = portal.as('data-scientist-a1');
  });
  test.afterEach(async () => {
    await aws.clearFaults();
  });
  test.afterAll(async () => {
    await portal.remove();
  });

  async function expectOneProduct(name: string) {
    const products = await provisionedProducts(portal.awsUrl, name);
    expect(products).toMatchObject([{ Name: name, Status: 'AVAILABLE' }]);
  }

  test('before ProvisionProduct provisions once after the restart', async () => {
    await aws.addFault({
      operation: {
        service: 'servicecatalog',
        operation: 'SearchProvisionedProducts',
        latencyMs: 6_000,
      },
    });
    const operation = await askForEnvironment(scientist, 'killed-before');
    await portal.killBackend();
    await aws.clearFaults();
    await portal.startBackend();

    expect(await operationEnded(scientist, operation.id)).toMatchObject({
      state: 'succeeded',
    });
    await expectOneProduct('team-a--killed-before');
  });

  test('after ProvisionProduct ran and before its answer is stored adopts the product', async () => {
    await aws.addFault({
      operation: {
        service: 'servicecatalog',
        operation: 'ProvisionProduct',
        answerLatencyMs: 6_000,
      },
    });
    const before = await aws.count('ProvisionProduct');
    const operation = await askForEnvironment(scientist, 'killed-between');
    await waitUntil(
      'ProvisionProduct runs',
      async () => (await aws.count('ProvisionProduct')) > before,
    );
    await portal.killBackend();
    await aws.clearFaults();
    await portal.startBackend();

    expect(await operationEnded(scientist, operation.id)).toMatchObject({
      state: 'succeeded',
      attempt: 1,
    });
    await expectOneProduct('team-a--killed-between');
  });

  test('while it polls goes on polling, and the scaffolder task recovers', async () => {
    await aws.addFault({
      resource: { type: 'AWS::SageMaker::Domain', delayMs: 8_000 },
    });
    const task = await scientist.post<{ id: string }>('/scaffolder/v2/tasks', {
      templateRef: 'template:default/secure-studio-environment',
      values: provisionRequest('killed-polling'),
    });
    expect(task.status).toBe(201);
    const calls = await aws.count('DescribeRecord');
    await waitUntil(
      'the record is polled',
      async () => (await aws.count('DescribeRecord')) > calls,
    );
    await portal.killBackend();
    await aws.clearFaults();
    await portal.startBackend();

    const ended = await waitUntil(
      'the task ends',
      async () => {
        const { body } = await scientist.get<{ status: string }>(
          `/scaffolder/v2/tasks/${task.body.id}`,
        );
        return ['completed', 'failed'].includes(body.status) && body;
      },
      120_000,
    );
    expect(ended.status).toBe('completed');
    await expectOneProduct('team-a--killed-polling');
  });
});
