import {
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { Environment, Inventory } from 'backstage-plugin-secure-studio-common';
import { LocalAws } from 'local-aws';
import { callsTo, provisionedProducts, startAws } from './__testUtils__/aws';
import { asked, Portal, startPortal } from './__testUtils__/portal';
import { sweepable } from './__testUtils__/sweepable';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(180_000);

const ADMIN = 'user:default/admin';
const SEARCH = {
  service: 'servicecatalog',
  operation: 'SearchProvisionedProducts',
};
const DESCRIBE = {
  service: 'servicecatalog',
  operation: 'DescribeProvisionedProduct',
};

const scheduled = sweepable();
const { sweep } = scheduled;
let aws: LocalAws;
let portal: Portal;

async function start(inventory?: { mostVanished: number }) {
  aws = await startAws();
  portal = await startPortal({
    database: await databases.open('SQLITE_3'),
    features: [scheduled.feature],
    inventory,
  });
}

/** @returns its full name. */
async function provision(name: string): Promise<string> {
  const { body } = await portal.post('/environments', asked(name), {
    key: `task:${name}`,
  });
  expect((await portal.ended(body.id)).state).toBe('succeeded');
  return body.environment;
}

async function terminateOutside(name: string) {
  const [product] = await provisionedProducts(name);
  await new ServiceCatalogClient({}).send(
    new TerminateProvisionedProductCommand({
      ProvisionedProductId: product.Id,
      TerminateToken: `by-an-administrator-${name}`,
    }),
  );
  while ((await provisionedProducts(name)).length > 0) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const read = async (name: string): Promise<Environment> =>
  (await portal.get(`/environments/${name}`)).body;
const refresh = async (name: string): Promise<Environment> =>
  (await portal.post(`/environments/${name}/refresh`, {})).body;
/** @returns the ids by which a sweep asked AWS whether something is there. */
async function sweepAndTellLookedFor(): Promise<unknown[]> {
  const before = callsTo(aws, DESCRIBE.operation).length;
  await sweep();
  return callsTo(aws, DESCRIBE.operation)
    .slice(before)
    .flatMap(({ parameters }) =>
      parameters && typeof parameters === 'object' && 'Id' in parameters
        ? [parameters.Id]
        : [],
    );
}
const inventory = async (): Promise<Inventory> =>
  (await portal.get('/inventory', ADMIN)).body.items[0];
const confirm = (environments: string[], user = ADMIN) =>
  portal.postAs(user, '/inventory/sandbox/confirm', { environments });

describe('an environment that AWS’s list leaves out', () => {
  let name: string;

  beforeAll(async () => {
    await start();
    name = await provision('research');
    await sweep();
  });
  afterEach(() => aws.faults.clear());
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  async function expectItStays() {
    expect(await read(name)).toMatchObject({ status: 'available' });
    const { body } = await portal.get('/environments');
    expect(body.items).toEqual([
      expect.objectContaining({ name, status: 'available' }),
    ]);
    const again = await portal.post('/environments', asked('research'), {
      key: 'another-task:step',
    });
    expect(again.status).toBe(409);
  }

  it('stays where one answer left it out, and is asked for by its id', async () => {
    const [{ Id }] = await provisionedProducts(name);
    aws.faults.addOperationFault({ ...SEARCH, leaveOut: [name], count: 1 });
    const lookedFor: unknown[] = [];
    for (let round = 0; round < 3; round++) {
      lookedFor.push(...(await sweepAndTellLookedFor()));
      await expectItStays();
    }
    expect(lookedFor).toEqual([Id]);
  });

  it('stays where every answer leaves it out', async () => {
    aws.faults.addOperationFault({ ...SEARCH, leaveOut: [name] });
    for (let round = 0; round < 3; round++) {
      await sweep();
      await expectItStays();
      expect((await refresh(name)).status).toBe('available');
    }
    expect(await inventory()).toMatchObject({ state: 'complete', missing: [] });
  });

  it('is asked for in a list with an order', async () => {
    aws.faults.addOperationFault({ ...SEARCH, shuffle: { seed: 1 } });
    await sweep();
    await expectItStays();
    expect(callsTo(aws, SEARCH.operation).at(-1)?.parameters).toMatchObject({
      SortBy: 'id',
    });
  });

  it('stays, with the error, where AWS does not say whether it is there', async () => {
    aws.faults.addOperationFault({ ...SEARCH, leaveOut: [name] });
    aws.faults.addOperationFault({
      ...DESCRIBE,
      error: { code: 'InternalFailure', status: 500 },
    });
    await sweep();
    await expectItStays();
    const { product } = (await read(name)).sections;
    expect(product.data?.status).toBe('AVAILABLE');
    expect(product.error?.message).toContain('DescribeProvisionedProduct');
    expect(await inventory()).toMatchObject({
      state: 'incomplete',
      message: expect.stringContaining('DescribeProvisionedProduct'),
      missing: [{ name }],
    });

    aws.faults.clear();
    await sweep();
    expect((await read(name)).sections.product.error).toBeNull();
    expect(await inventory()).toMatchObject({ state: 'complete', missing: [] });
  });

  it('stays where AWS answers for another account', async () => {
    const elsewhere = { accountId: '999999999999' };
    for (const [service, operation] of [
      ['sts', 'GetCallerIdentity'],
      ['servicecatalog', '*'],
      ['sagemaker', '*'],
      ['ec2', '*'],
      ['cloudformation', '*'],
    ]) {
      aws.faults.addOperationFault({ service, operation, ...elsewhere });
    }
    const before = await read(name);
    await sweep();
    await expectItStays();
    expect(await inventory()).toMatchObject({
      state: 'incomplete',
      message: expect.stringContaining('another account'),
    });
    const { sections } = await refresh(name);
    await expectItStays();
    expect(sections.domain.data).toEqual(before.sections.domain.data);
    expect(sections.stack.data).toEqual(before.sections.stack.data);
    expect(sections.product.error?.message).toContain('another account');
    expect(sections.product.error?.message).not.toContain('999999999999');
  });

  it('is gone once AWS, in the right account, has no product with its id, and comes back by itself', async () => {
    aws.faults.addOperationFault({ ...SEARCH, leaveOut: [name], count: 1 });
    aws.faults.addOperationFault({
      ...DESCRIBE,
      error: { code: 'ResourceNotFoundException', status: 400 },
      count: 1,
    });
    const before = aws.calls().length;
    await sweep();
    expect((await read(name)).status).toBe('terminated');
    expect(aws.calls().slice(before)).toContainEqual(
      expect.objectContaining({ operation: 'GetCallerIdentity' }),
    );

    await sweep();
    await expectItStays();
  });

  it('is gone after a refresh alone, too', async () => {
    const other = await provision('training');
    await terminateOutside(other);
    expect((await refresh(other)).status).toBe('terminated');
    await sweep();
    expect((await read(other)).status).toBe('terminated');
  });
});

describe('more environments than may go missing at once', () => {
  let names: string[];

  beforeAll(async () => {
    await start({ mostVanished: 1 });
    names = [await provision('research'), await provision('training')];
    await sweep();
  });
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  const statuses = () =>
    Promise.all(names.map(async name => (await read(name)).status));

  it('are asked about by nobody but an admin', async () => {
    const user = 'user:default/scientist-a1';
    expect((await portal.get('/inventory', user)).status).toBe(403);
    expect((await confirm(names, user)).status).toBe(403);
    expect((await portal.getAsService('/inventory')).status).toBe(403);
  });

  it('stay, and the sweep waits for an admin, who never replaces the proof', async () => {
    aws.faults.addOperationFault({ ...SEARCH, leaveOut: names });
    for (let round = 0; round < 2; round++) {
      expect(await sweepAndTellLookedFor()).toEqual([]);
      expect(await statuses()).toEqual(['available', 'available']);
    }
    expect(await inventory()).toMatchObject({
      target: 'sandbox',
      state: 'suspended',
      message: expect.stringContaining('2 environments'),
      missingCount: 2,
      missing: names.map(name => ({ name, owner: 'group:default/team-a' })),
      confirmation: null,
    });

    expect(await confirm(names)).toMatchObject({
      status: 200,
      body: { confirmation: { environments: names, by: ADMIN } },
    });
    expect(await sweepAndTellLookedFor()).toHaveLength(2);
    expect(await statuses()).toEqual(['available', 'available']);
    expect(await inventory()).toMatchObject({ state: 'complete', missing: [] });
    aws.faults.clear();
    await sweep();
  });

  it('are gone after the confirmation, where AWS has them no more', async () => {
    await Promise.all(names.map(terminateOutside));
    await sweep();
    // What is shown is as old as it says.
    expect(await inventory()).toMatchObject({ state: 'suspended' });
    expect(await statuses()).not.toContain('terminated');

    expect((await confirm(['team-a--other'])).status).toBe(409);
    expect((await confirm([])).status).toBe(400);
    expect(
      (
        await portal.postAs(ADMIN, '/inventory/other/confirm', {
          environments: names,
        })
      ).status,
    ).toBe(404);
    await confirm(names);
    await sweep();
    expect(await statuses()).toEqual(['terminated', 'terminated']);
    expect(await inventory()).toMatchObject({
      state: 'complete',
      message: null,
      missing: [],
    });
  });
});
