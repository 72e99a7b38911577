import {
  AddTagsCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { TestDatabaseId } from '@backstage/backend-test-utils';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { callsTo, provisionedProducts, startAws } from './__testUtils__/aws';
import { launchOutside } from './__testUtils__/launchOutside';
import { asked, Portal, startPortal, USER } from './__testUtils__/portal';
import { sweepable } from './__testUtils__/sweepable';
import { aRow } from './environments/__testUtils__/register';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

const ADMIN = 'user:default/admin';

describe.each(databases.ids)('the register after the loss of %s', id => {
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;
  let sweep: () => Promise<void>;
  let name: string;

  async function start(options: { portalId?: string } = {}) {
    const scheduled = sweepable();
    database = await databases.open(id as TestDatabaseId);
    portal = await startPortal({
      database,
      features: [scheduled.feature],
      ...options,
    });
    sweep = scheduled.sweep;
  }

  beforeAll(async () => {
    aws = await startAws();
    await start();
    const { body } = await portal.post('/environments', asked('research'));
    await portal.ended(body.id);
    name = body.environment;
    await portal.stop();
  });
  beforeEach(async () => start());
  afterEach(async () => portal.stop());
  afterAll(async () => aws.close());

  const unregistered = async () =>
    (await portal.get('/unregistered', ADMIN)).body.items;
  const register = (items: object[], user = ADMIN) =>
    portal.postAs(user, '/unregistered/register', { items });

  it('shows to admins alone what AWS has, as its tags say', async () => {
    await sweep();
    const [product] = await provisionedProducts(name);
    expect(await unregistered()).toEqual([
      expect.objectContaining({
        target: 'sandbox',
        provisionedProductId: product.Id,
        name,
        owner: 'group:default/team-a',
        portal: 'test-portal',
        doubts: [],
        profiles: [expect.objectContaining({ user: USER })],
      }),
    ]);
    for (const [user, status] of [
      [USER, 403],
      ['user:default/scientist-b1', 403],
    ] as const) {
      expect((await portal.get('/unregistered', user)).status).toBe(status);
      expect((await register([], user)).status).toBe(400);
      expect(
        (
          await register(
            [{ target: 'sandbox', provisionedProductId: product.Id }],
            user,
          )
        ).status,
      ).toBe(status);
    }
    expect((await portal.get(`/environments/${name}`, ADMIN)).status).toBe(404);
  });

  it('takes it over, and its people open Studio again', async () => {
    await sweep();
    const [{ provisionedProductId }] = await unregistered();
    const { body, status } = await register([
      { target: 'sandbox', provisionedProductId },
    ]);
    expect([status, body]).toEqual([
      200,
      { items: [{ provisionedProductId, environment: name, error: null }] },
    ]);
    const environment: Environment = (await portal.get(`/environments/${name}`))
      .body;
    expect(environment).toMatchObject({
      owner: 'group:default/team-a',
      requestedBy: ADMIN,
      status: 'available',
    });
    const [profile] = environment.sections.profiles.data ?? [];
    expect(profile).toMatchObject({ user: USER, own: true });
    const url = await portal.postAs(USER, `/environments/${name}/studio-url`, {
      profile: profile.name,
    });
    expect(url.status).toBe(200);
    expect(callsTo(aws, 'CreatePresignedDomainUrl').at(-1)).toMatchObject({
      sessionTags: {
        studiouserid: USER,
        'secure-studio:portal': 'test-portal',
      },
    });
    await sweep();
    expect(await unregistered()).toEqual([]);
    // The name is held again.
    expect((await portal.post('/environments', asked('research'))).status).toBe(
      409,
    );
  });

  it('holds the name of what nobody registered yet', async () => {
    await sweep();
    const availability = await portal.get(
      `/name-availability?owner=${encodeURIComponent(
        'group:default/team-a',
      )}&name=research`,
    );
    expect(availability.body).toMatchObject({
      available: false,
      reason: expect.stringContaining('a platform admin finds'),
    });
    for (const path of ['/environments?dryRun=true', '/environments']) {
      const { body, status } = await portal.post(path, asked('research'));
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringContaining('is not free'),
      ]);
    }
    expect(await unregistered()).toHaveLength(1);
  });

  it('takes over what somebody asked for before a sweep had found it', async () => {
    const { body: operation } = await portal.post(
      '/environments',
      asked('research'),
    );
    const ended = await portal.ended(operation.id);
    expect(ended).toMatchObject({
      state: 'failed',
      error: { name: 'NameTaken' },
    });
    // A product that is no one's yet is not told of.
    expect(JSON.stringify(ended)).not.toMatch(/pp-/);
    await sweep();
    const [{ provisionedProductId }] = await unregistered();
    const { body } = await register([
      { target: 'sandbox', provisionedProductId },
    ]);
    expect(body.items).toEqual([
      { provisionedProductId, environment: name, error: null },
    ]);
    expect((await portal.get(`/environments/${name}`)).body).toMatchObject({
      status: 'available',
      operation: null,
    });
    expect((await portal.post('/environments', asked('research'))).status).toBe(
      409,
    );
  });

  it('is shown until AWS, asked by id, has it no more', async () => {
    await sweep();
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'SearchProvisionedProducts',
      leaveOut: [name],
    });
    await sweep();
    expect(await unregistered()).toHaveLength(1);
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'DescribeProvisionedProduct',
      error: { code: 'ResourceNotFoundException', status: 400 },
    });
    aws.faults.addOperationFault({
      service: 'sts',
      operation: 'GetCallerIdentity',
      accountId: '999999999999',
    });
    await sweep();
    expect(await unregistered()).toHaveLength(1);
    aws.faults.clear();
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'SearchProvisionedProducts',
      leaveOut: [name],
    });
    aws.faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'DescribeProvisionedProduct',
      error: { code: 'ResourceNotFoundException', status: 400 },
    });
    await sweep();
    expect(await unregistered()).toEqual([]);
    aws.faults.clear();
    await sweep();
    await sweep();
    expect(await unregistered()).toHaveLength(1);
  });

  it.each([
    ['jane', null],
    ['group:default/team-a', null],
    ['user:default/nobody', 'user:default/nobody'],
  ])('is in doubt where the tag of a profile says %s', async (user, shown) => {
    const sageMaker = new SageMakerClient({});
    const { UserProfiles = [] } = await sageMaker.send(
      new ListUserProfilesCommand({}),
    );
    const { DomainId, UserProfileName } = UserProfiles[0];
    const tag = (Value: string) =>
      sageMaker.send(
        new AddTagsCommand({
          ResourceArn: `arn:aws:sagemaker:eu-west-1:111122223333:user-profile/${DomainId}/${UserProfileName}`,
          Tags: [{ Key: 'studiouserid', Value }],
        }),
      );
    await tag(user);
    await sweep();
    const [{ provisionedProductId, profiles }] = await unregistered();
    expect(profiles).toEqual([expect.objectContaining({ user: shown })]);
    const { body, status } = await register([
      { target: 'sandbox', provisionedProductId },
    ]);
    await tag(USER);
    expect([status, body.error?.message]).toEqual([
      400,
      expect.stringContaining('confirmation: is required'),
    ]);
  });

  it('frees the name by which its group knew what is gone', async () => {
    await database('secure_studio_environments').insert(
      aRow({
        name: 'team-b--research',
        identity: 'group:default/team-a research',
        status: 'terminated',
        terminated_at: '2026-01-01T00:00:00.000Z',
      }),
    );
    await sweep();
    const [{ provisionedProductId }] = await unregistered();
    const { body } = await register([
      { target: 'sandbox', provisionedProductId },
    ]);
    expect(body.items[0]).toMatchObject({ environment: name, error: null });
  });

  it('takes live domains along as unreviewed', async () => {
    await sweep();
    const [{ provisionedProductId }] = await unregistered();
    await register([{ target: 'sandbox', provisionedProductId }]);
    const { body } = await portal.get(`/environments/${name}`);
    expect(body.sections.allowlist.data.team).toMatchObject({
      domains: ['.kaggle.com'],
      unreviewed: ['.kaggle.com'],
    });
  });

  it('registers once, also where two admins do it at the same time', async () => {
    await sweep();
    const [{ provisionedProductId }] = await unregistered();
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        register([{ target: 'sandbox', provisionedProductId }]),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it("is not shown what says that it is another portal's", async () => {
    await portal.stop();
    await start({ portalId: 'another-portal' });
    await sweep();
    expect(await unregistered()).toEqual([]);
    const [product] = await provisionedProducts(name);
    const { body, status } = await register([
      { target: 'sandbox', provisionedProductId: product.Id },
    ]);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining('provisionedProductId: must be'),
    ]);
  });

  it('opens nothing for the user of that name where the tag says another portal', async () => {
    await sweep();
    const [{ provisionedProductId }] = await unregistered();
    await register([{ target: 'sandbox', provisionedProductId }]);
    const sageMaker = new SageMakerClient({});
    const { UserProfiles = [] } = await sageMaker.send(
      new ListUserProfilesCommand({}),
    );
    const [{ DomainId, UserProfileName: profile }] = UserProfiles;
    const ResourceArn = `arn:aws:sagemaker:eu-west-1:111122223333:user-profile/${DomainId}/${profile}`;
    const tag = (Key: string, Value: string) =>
      sageMaker.send(
        new AddTagsCommand({ ResourceArn, Tags: [{ Key, Value }] }),
      );
    const open = () =>
      portal.postAs(USER, `/environments/${name}/studio-url`, { profile });

    for (const [key, wrong, right] of [
      ['secure-studio:portal', 'another-portal', 'test-portal'],
      ['studiouserid', 'user:default/scientist-a2', USER],
    ]) {
      await tag(key, wrong);
      const calls = callsTo(aws, 'CreatePresignedDomainUrl').length;
      expect((await open()).status).toBe(403);
      expect(callsTo(aws, 'CreatePresignedDomainUrl')).toHaveLength(calls);
      await tag(key, right);
      expect((await open()).status).toBe(200);
    }
  });
});

describe('a product that somebody else made under our tags', () => {
  let aws: LocalAws;
  let portal: Portal;
  const scheduled = sweepable();
  const forged = {
    'secure-studio:environment': 'team-a--forged',
    'secure-studio:team': 'group:default/team-a',
    'secure-studio:portal': 'test-portal',
  };

  beforeAll(async () => {
    aws = await startAws();
    portal = await startPortal({
      database: await databases.open('SQLITE_3'),
      features: [scheduled.feature],
    });
    await launchOutside('team-a--forged', forged);
    await scheduled.sweep();
  });
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  const found = async () =>
    (await portal.get('/unregistered', ADMIN)).body.items[0];
  async function register(confirmation?: object, more: object[] = []) {
    const { provisionedProductId } = await found();
    const item = { target: 'sandbox', provisionedProductId, confirmation };
    return portal.postAs(ADMIN, '/unregistered/register', {
      items: [item, ...more],
    });
  }
  const profiles = [{ name: 'intruder', user: USER }];
  const owner = 'group:default/team-a';

  it('is in doubt and cannot be registered by its tags', async () => {
    expect((await found()).doubts).toEqual([
      "It was not launched by the target's provision role",
    ]);
    const { body, status } = await register();
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining('confirmation: is required'),
    ]);
  });

  it.each([
    [
      'a group that the catalog does not have',
      { owner: 'group:default/nobody', profiles },
      'no group:default/nobody',
    ],
    [
      'a user that the catalog does not have',
      { owner, profiles: [{ name: 'intruder', user: 'user:default/nobody' }] },
      'no user:default/nobody',
    ],
    [
      'a user as its owner',
      { owner: USER, profiles },
      'confirmation.owner: must be',
    ],
    [
      'a profile that its domain does not have',
      { owner, profiles: [{ name: 'other', user: USER }] },
      'confirmation.profiles[0].name: must be',
    ],
    [
      'a profile twice',
      { owner, profiles: [...profiles, ...profiles] },
      'confirmation.profiles[1].name: must be there once',
    ],
    [
      'a group as the user of a profile',
      { owner, profiles: [{ name: 'intruder', user: owner }] },
      'confirmation.profiles[0].user: must be the entity ref of a user',
    ],
    [
      'a user who is no member of its owner',
      {
        owner,
        profiles: [{ name: 'intruder', user: 'user:default/scientist-b1' }],
      },
      'confirmation.profiles[0].user: must be a member of group:default/team-a',
    ],
  ])('is not registered with %s', async (_, confirmation, message) => {
    const { body, status } = await register(confirmation);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ]);
  });

  it('is registered alone', async () => {
    const { body, status } = await register({ owner, profiles }, [
      { target: 'sandbox', provisionedProductId: 'pp-other' },
    ]);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining('items: must be one alone'),
    ]);
  });

  it('is what the admin confirms, and its tag still opens nothing', async () => {
    const { body, status } = await register({ owner, profiles });
    expect([status, body.items[0].error]).toEqual([200, null]);
    const page = `/environments/${body.items[0].environment}`;
    const environment: Environment = (await portal.get(page)).body;
    expect(environment.sections.profiles.data).toEqual([
      expect.objectContaining({ name: 'intruder', user: USER, own: true }),
    ]);
    const url = await portal.postAs(USER, `${page}/studio-url`, {
      profile: 'intruder',
    });
    expect([url.status, url.body.error.message]).toEqual([
      403,
      expect.stringContaining('tags'),
    ]);
  });
});
