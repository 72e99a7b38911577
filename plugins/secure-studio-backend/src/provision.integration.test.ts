import { OperationEvent } from 'backstage-plugin-secure-studio-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { callsTo, provisionedProducts, startAws } from './__testUtils__/aws';
import { asked, Portal, startPortal } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

describe.each(databases.ids)('a provision, on %s', id => {
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;

  beforeEach(async () => {
    aws = await startAws();
    database = await databases.open(id);
    portal = await startPortal({ database });
  });
  afterEach(async () => {
    aws.faults.clear();
    await portal.stop();
    await aws.close();
  });

  async function ask(name: string, key?: string): Promise<string> {
    const { status, body } = await portal.post('/environments', asked(name), {
      key,
    });
    expect([status, body]).toMatchObject([202, { state: 'open' }]);
    return body.id;
  }

  /** As SIGKILL leaves it: with the lease of the dead backend still held. */
  async function killAndRestart(operation: string) {
    await portal.stop();
    aws.faults.clear();
    await database('secure_studio_operations')
      .where({ id: operation })
      .update({
        lease_owner: 'dead',
        lease_until: new Date(Date.now() + 500).toISOString(),
      });
    portal = await startPortal({ database });
  }

  async function until(condition: () => boolean | Promise<boolean>) {
    while (!(await condition())) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  it('ends with an environment whose state is known', async () => {
    const operation = await ask('whole');
    expect(await portal.ended(operation)).toMatchObject({
      state: 'succeeded',
      requestedBy: 'user:default/scientist-a1',
      error: null,
      finishedAt: expect.any(String),
    });

    const environment = await portal.get('/environments/team-a--whole');
    expect(environment.body).toMatchObject({
      status: 'available',
      domainId: expect.stringMatching(/^d-/),
      egressMode: 'allowlist',
    });
    const events: OperationEvent[] = (
      await portal.get(`/operations/${operation}/events?limit=1000`)
    ).body.items;
    expect(events.map(({ sequence }) => sequence)).toEqual(
      events.map((_, index) => index + 1),
    );
    expect(events).toContainEqual(
      expect.objectContaining({
        source: 'cloudformation',
        resourceType: 'AWS::SageMaker::Domain',
        status: 'CREATE_COMPLETE',
      }),
    );
    const [product, ...others] = await provisionedProducts('team-a--whole');
    expect(others).toEqual([]);
    expect(product.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'secure-studio:environment', Value: 'team-a--whole' },
        { Key: 'secure-studio:team', Value: 'group:default/team-a' },
      ]),
    );
    const [call] = callsTo(aws, 'ProvisionProduct').slice(-1);
    expect(call.roleArn).toBe(
      'arn:aws:iam::111122223333:role/secure-studio-provision',
    );
  });

  it('survives a kill before ProvisionProduct', async () => {
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'DescribeProvisionedProduct',
      error: { code: 'ServiceUnavailableException', status: 503 },
    });
    const operation = await ask('kill-a');
    await until(
      async () =>
        (await portal.get(`/operations/${operation}`)).body.message !==
        'user:default/scientist-a1 asked for the environment team-a--kill-a',
    );
    expect(
      (await portal.get(`/operations/${operation}`)).body.message,
    ).toContain('Waiting to try again');
    await killAndRestart(operation);
    expect((await portal.ended(operation)).state).toBe('succeeded');
    expect(await provisionedProducts('team-a--kill-a')).toHaveLength(1);
  });

  it('survives a kill between ProvisionProduct and its answer', async () => {
    const before = callsTo(aws, 'ProvisionProduct').length;
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'ProvisionProduct',
      dropAnswer: true,
    });
    const operation = await ask('kill-b');
    await until(() => callsTo(aws, 'ProvisionProduct').length > before);
    await killAndRestart(operation);
    const called = callsTo(aws, 'ProvisionProduct').length;
    expect((await portal.ended(operation)).state).toBe('succeeded');
    expect(callsTo(aws, 'ProvisionProduct')).toHaveLength(called);
    expect(await provisionedProducts('team-a--kill-b')).toHaveLength(1);
  });

  it('survives a kill while it follows the record', async () => {
    aws.faults.addResourceFault({
      type: 'AWS::SageMaker::Domain',
      delayMs: 1500,
    });
    const operation = await ask('kill-c');
    await until(
      async () =>
        (await portal.get(`/operations/${operation}`)).body.progress.completed >
        0,
    );
    await killAndRestart(operation);
    expect((await portal.ended(operation)).state).toBe('succeeded');
    expect(await provisionedProducts('team-a--kill-c')).toHaveLength(1);
    const { items } = (
      await portal.get(`/operations/${operation}/events?limit=1000`)
    ).body;
    const domains = items.filter(
      ({ resourceType, status }: OperationEvent) =>
        resourceType === 'AWS::SageMaker::Domain' &&
        status === 'CREATE_COMPLETE',
    );
    expect(domains).toHaveLength(1);
  });

  it("fails with CloudFormation's reason; asked again, it cleans up and succeeds", async () => {
    aws.faults.addResourceFault({
      type: 'AWS::SageMaker::Domain',
      reason: 'The account may have no more domains',
      count: 1,
    });
    const first = await portal.ended(await ask('again', 'task-1:step'));
    expect(first).toMatchObject({ state: 'failed' });
    expect(first.error?.message).toMatch(
      /\(AWS::SageMaker::Domain\) CREATE_FAILED: .*The account may have no more domains/,
    );
    expect((await portal.get('/environments/team-a--again')).body.status).toBe(
      'failed',
    );
    const [failed] = await provisionedProducts('team-a--again');
    expect(failed.Status).toBe('ERROR');

    const second = await portal.ended(await ask('again', 'task-1:step'));
    expect(second).toMatchObject({ state: 'succeeded', attempt: 2 });
    const products = await provisionedProducts('team-a--again');
    expect(products).toMatchObject([{ Status: 'AVAILABLE' }]);
    expect(products[0].Id).not.toBe(failed.Id);
    expect((await portal.get('/environments/team-a--again')).body.status).toBe(
      'available',
    );
  });

  it('tells why what an earlier attempt left cannot be terminated, by what its deletion met', async () => {
    aws.faults.addResourceFault({
      type: 'AWS::SageMaker::Domain',
      reason: 'The account may have no more domains',
      delayMs: 1500,
      count: 1,
    });
    const first = await ask('left', 'task-1:step');
    await until(async () =>
      (
        await portal.get(`/operations/${first}/events?limit=1000`)
      ).body.items.some(
        ({ resourceType, status }: OperationEvent) =>
          resourceType === 'AWS::EC2::VPC' && status === 'CREATE_COMPLETE',
      ),
    );
    const inUse = aws.faults.addResourceFault({
      type: 'AWS::EC2::VPC',
      reason: 'The network is in use',
    });
    expect((await portal.ended(first)).error?.message).toMatch(
      /\(AWS::SageMaker::Domain\) CREATE_FAILED: .*no more domains/,
    );

    const second = await ask('left', 'task-1:step');
    expect((await portal.ended(second)).error?.message).toMatch(
      /^What an earlier attempt left could not be terminated: \w+ \(AWS::EC2::VPC\) DELETE_FAILED: .*The network is in use/,
    );
    const { items } = (
      await portal.get(`/operations/${second}/events?limit=1000`)
    ).body;
    expect(
      items
        .map(({ status }: OperationEvent) => status)
        .filter((status: string | null) => status?.startsWith('CREATE')),
    ).toEqual([]);

    aws.faults.remove(inUse);
    const third = await portal.ended(await ask('left', 'task-1:step'));
    expect(third).toMatchObject({ state: 'succeeded', attempt: 3 });
  });

  it('is named with its reason, though searches lag and answer late', async () => {
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'SearchProvisionedProducts',
      lagMs: 2_000,
      answerLatencyMs: 2_000,
    });
    aws.faults.addResourceFault({
      type: 'AWS::SageMaker::Domain',
      reason: 'The account may have no more domains',
      count: 1,
    });
    const failed = await portal.ended(await ask('lag', 'task-1:step'));
    expect(failed.error?.message).toMatch(
      /\(AWS::SageMaker::Domain\) CREATE_FAILED: .*no more domains/,
    );
    expect((await portal.ended(await ask('lag', 'task-1:step'))).state).toBe(
      'succeeded',
    );
  });

  it('ends as AWS ends it, whatever the calls that follow it meet', async () => {
    const call = fc.constantFrom(
      ['servicecatalog', 'DescribeRecord'],
      ['cloudformation', 'DescribeStacks'],
      ['cloudformation', 'DescribeStackEvents'],
      ['cloudformation', 'ListStackResources'],
    );
    const meets = fc.constantFrom(
      { error: { code: 'AccessDeniedException', status: 400 } },
      { error: { code: 'ResourceNotFoundException', status: 400 } },
      { error: { code: 'InvalidParametersException', status: 400 } },
      { error: { code: 'ValidationError', status: 400 } },
      { error: { code: 'ThrottlingException', status: 400 } },
      { error: { code: 'LimitExceededException', status: 400 } },
      { error: { code: 'InternalFailure', status: 500 } },
      { error: { code: 'SomethingNew', status: 400 } },
      { dropAnswer: true },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(call, meets), { minLength: 3, maxLength: 8 }),
        fc.boolean(),
        async (faults, fails) => {
          for (const [[service, operation], fault] of faults) {
            aws.faults.addOperationFault({
              service,
              operation,
              ...fault,
              count: 2,
            });
          }
          if (fails) {
            aws.faults.addResourceFault({
              type: 'AWS::SageMaker::Domain',
              reason: 'The account may have no more domains',
            });
          }
          run += 1;
          const ended = await portal.ended(
            await ask(`any-${run}`, `any-${run}:step`),
          );
          aws.faults.clear();
          expect(ended.state).toBe(fails ? 'failed' : 'succeeded');
          if (fails) {
            expect(ended.error?.message).toContain('no more domains');
          }
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it('leaves a provisioned product of the same name alone that is not its own', async () => {
    const operation = await ask('foreign');
    await portal.ended(operation);
    for (const table of ['operations', 'environments']) {
      await database(`secure_studio_${table}`).delete();
    }
    const ended = await portal.ended(await ask('foreign', 'task-2:step'));
    expect(ended).toMatchObject({
      state: 'failed',
      error: {
        name: 'NameTaken',
        message: expect.stringContaining('did not provision'),
      },
    });
    expect(await provisionedProducts('team-a--foreign')).toMatchObject([
      { Status: 'AVAILABLE' },
    ]);
  });

  it('names role and action where AWS denies', async () => {
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'ProvisionProduct',
      error: { code: 'AccessDeniedException', status: 400 },
    });
    const { error } = await portal.ended(await ask('denied'));
    expect(error?.message).toContain('servicecatalog:ProvisionProduct');
    expect(error?.message).toContain('role/secure-studio-provision');
  });

  it('waits while AWS is down, says so, and goes on by itself', async () => {
    aws.faults.addResourceFault({
      type: 'AWS::SageMaker::Domain',
      delayMs: 1500,
    });
    const operation = await ask('outage');
    const read = async () =>
      (await portal.get(`/operations/${operation}`)).body;
    await until(async () => (await read()).progress.completed > 0);
    aws.faults.setDown(true);
    await until(async () => (await read()).message.startsWith('Cannot see'));
    aws.faults.setDown(false);
    expect((await portal.ended(operation)).state).toBe('succeeded');
  });

  it('refuses a name that is taken, with the reason; of two requests at once one wins', async () => {
    const answers = await Promise.all(
      ['task-1:step', 'task-2:step'].map(key =>
        portal.post('/environments', asked('taken'), { key }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const won = answers.find(({ status }) => status === 202);
    await portal.ended(won?.body.id);

    const again = await portal.post('/environments', asked('taken'), {
      key: 'task-3:step',
    });
    expect([again.status, again.body.error.message]).toEqual([
      409,
      'There is an environment team-a--taken already',
    ]);
    const dryRun = await portal.post(
      '/environments?dryRun=true',
      asked('taken'),
    );
    expect(dryRun.status).toBe(409);
    const availability = await portal.get(
      '/name-availability?owner=group:default/team-a&name=taken',
    );
    expect(availability.body).toEqual({
      fullName: 'team-a--taken',
      available: false,
      reason: 'There is an environment team-a--taken already',
    });
    expect(await provisionedProducts('team-a--taken')).toHaveLength(1);
  });
});
