import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { callsTo, provisionedProducts, startAws } from './__testUtils__/aws';
import { asked, Portal, startPortal, USER } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

const COLLEAGUE = 'user:default/scientist-a2';
const STRANGER = 'user:default/scientist-b1';
const ADMIN = 'user:default/admin';

describe.each(databases.ids)('an operation that a person ends, on %s', id => {
  const auditor = mockServices.auditor.mock();
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;
  let stuck: string;

  const LOOK = {
    service: 'servicecatalog',
    operation: 'DescribeProvisionedProduct',
  };
  const start = () => startPortal({ database, features: [auditor.factory] });

  beforeAll(async () => {
    aws = await startAws();
    database = await databases.open(id);
    portal = await start();
  });
  beforeEach(() => {
    jest.clearAllMocks();
    // Nothing gets further than the first look.
    stuck = aws.faults.addOperationFault({
      ...LOOK,
      error: { code: 'ServiceUnavailableException', status: 503 },
    });
  });
  afterEach(() => aws.faults.clear());
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  async function ask(name: string, key = `${name}:step`) {
    const { status, body } = await portal.post('/environments', asked(name), {
      key,
    });
    expect([status, body]).toMatchObject([202, { state: 'open' }]);
    return body;
  }

  const end = (
    operation: string,
    ending: 'cancel' | 'abandon',
    user: string = USER,
  ) => portal.postAs(user, `/operations/${operation}/${ending}`, {});
  const find = async (operation: string, user: string = USER) =>
    (await portal.get(`/operations/${operation}`, user)).body;

  async function until(condition: () => boolean | Promise<boolean>) {
    while (!(await condition())) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  /** An operation that asks AWS at this moment: AWS acts at once and answers late. */
  async function launching(name: string) {
    aws.faults.remove(stuck);
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'ProvisionProduct',
      answerLatencyMs: 3_000,
    });
    aws.faults.addResourceFault({
      type: 'AWS::SageMaker::Domain',
      delayMs: 4_000,
    });
    const before = callsTo(aws, 'ProvisionProduct').length;
    const operation = await ask(name);
    await until(() => callsTo(aws, 'ProvisionProduct').length > before);
    return operation;
  }

  it('is cancelled before AWS was asked, by its asker, once and for all', async () => {
    const { id: operation, environment, cancellable } = await ask('early');
    expect(cancellable).toBe('cancel');
    const before = callsTo(aws, 'ProvisionProduct').length;

    const { status, body } = await end(operation, 'cancel');
    expect([status, body]).toMatchObject([
      200,
      {
        state: 'cancelled',
        message: `${USER} cancelled it before AWS was asked for the environment.`,
        finishedAt: expect.any(String),
        cancellable: null,
      },
    ]);
    expect((await end(operation, 'cancel')).body).toEqual(body);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'operation-cancel',
        meta: { operation },
      }),
    );

    aws.faults.remove(stuck);
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(callsTo(aws, 'ProvisionProduct')).toHaveLength(before);
    expect(await provisionedProducts(environment)).toEqual([]);
    expect(
      (await portal.get(`/environments/${environment}`)).body,
    ).toMatchObject({ status: 'failed', operation: { state: 'cancelled' } });
    const { items } = (await portal.get(`/operations/${operation}/events`))
      .body;
    expect(items.at(-1)).toMatchObject({
      source: 'portal',
      message: body.message,
    });
  });

  it('frees its name for a new attempt once it is cancelled', async () => {
    const { id: operation } = await ask('again');
    await end(operation, 'cancel');
    aws.faults.remove(stuck);
    const again = await ask('again');
    expect(again.attempt).toBe(2);
    expect((await portal.ended(again.id)).state).toBe('succeeded');
  });

  it.each([
    ['a colleague', COLLEAGUE, 403],
    ['a stranger', STRANGER, 404],
    ['an admin', ADMIN, 200],
  ])('answers %s who would cancel it: %s %d', async (who, user, status) => {
    const { id: operation } = await ask(who.replace(' ', '-'));
    const answer = await end(operation, 'cancel', user);
    expect(answer.status).toBe(status);
    expect((await find(operation)).state).toBe(
      status === 200 ? 'cancelled' : 'open',
    );
    await end(operation, 'cancel');
  });

  it('tells each viewer what that one may do', async () => {
    const { id: operation, environment } = await ask('viewers');
    for (const [user, cancellable] of [
      [USER, 'cancel'],
      [ADMIN, 'cancel'],
      [COLLEAGUE, null],
    ] as const) {
      expect((await find(operation, user)).cancellable).toBe(cancellable);
      const page = await portal.get(`/environments/${environment}`, user);
      expect(page.body.operation.cancellable).toBe(cancellable);
    }
    const seen = await portal.getAsService(`/operations/${operation}`);
    expect(seen.body.cancellable).toBeNull();
    const refused = await portal.postAsService(
      `/operations/${operation}/cancel`,
      {},
    );
    expect(refused.status).toBe(403);
    await end(operation, 'cancel');
  });

  it('answers 404 for one that there is not, 409 for one that ended', async () => {
    const unknown = '6d4b5a0e-9b60-4c6e-a1a5-2f5b9e9f7c11';
    expect((await end(unknown, 'cancel')).status).toBe(404);
    aws.faults.remove(stuck);
    const { id: operation } = await ask('ended');
    await portal.ended(operation);
    for (const ending of ['cancel', 'abandon'] as const) {
      const { status, body } = await end(operation, ending);
      expect([status, body.error.message]).toEqual([
        409,
        'The operation has ended already',
      ]);
    }
  });

  it('cannot be cancelled while AWS is asked; abandoned, what AWS took is found', async () => {
    const { id: operation, environment } = await launching('in-flight');
    const refused = await end(operation, 'cancel');
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringContaining('AWS was asked already'),
    ]);
    const { body } = await end(operation, 'abandon');
    expect(body).toMatchObject({
      state: 'abandoned',
      message: expect.stringContaining('AWS may have taken the request'),
    });

    const [product] = await provisionedProducts(environment);
    await until(async () =>
      (await find(operation)).message.includes(`has it as ${product.Id}`),
    );
    expect((await find(operation)).state).toBe('abandoned');
    expect(
      await database('secure_studio_environments')
        .where({ name: environment })
        .first(),
    ).toMatchObject({ provisioned_product_id: product.Id });
  });

  it('loses nothing where the backend is killed while AWS is asked, and it is abandoned', async () => {
    const { id: operation, environment } = await launching('killed');
    await end(operation, 'abandon');
    const stopped = portal.stop();
    aws.faults.clear();
    await stopped;
    portal = await start();
    const [product] = await provisionedProducts(environment);
    await until(async () =>
      (await find(operation)).message.includes(`has it as ${product.Id}`),
    );
  });

  it('leaves its name taken once it is abandoned, and is followed again by who asks for the same', async () => {
    const { id: operation, environment } = await launching('resumed');
    await until(async () =>
      (await find(operation)).message.includes('creates'),
    );
    expect((await find(operation)).cancellable).toBe('abandon');
    const { body } = await end(operation, 'abandon');
    expect(body.message).toMatch(
      /pp-\w+ stays on AWS.*The name .* stays taken/,
    );

    const other = { ...asked('resumed'), teamDomains: [] };
    const refused = await portal.post('/environments', other, {
      key: 'other:step',
    });
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringContaining('may be on AWS'),
    ]);
    const called = callsTo(aws, 'ProvisionProduct').length;
    const again = await ask('resumed', 'same:step');
    expect(await portal.ended(again.id)).toMatchObject({
      state: 'succeeded',
      attempt: 2,
    });
    expect(callsTo(aws, 'ProvisionProduct')).toHaveLength(called);
    expect(await provisionedProducts(environment)).toHaveLength(1);
  });
});
