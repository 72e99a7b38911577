import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  SecureStudioService,
  secureStudioServiceRef,
} from 'backstage-plugin-secure-studio-node';
import { Knex } from 'knex';
import assert from 'node:assert/strict';
import { LocalAws } from 'local-aws';
import { callsTo, startAws } from './__testUtils__/aws';
import { asked, Portal, startPortal, USER } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(60_000);

const UNKNOWN = '6d4b5a0e-9b60-4c6e-a1a5-2f5b9e9f7c11';
const request = asked('research');
const network = {
  vpcCidr: '10.2.0.0/16',
  firewallSubnetCidrs: ['10.2.1.0/24'],
  natSubnetCidrs: ['10.2.2.0/24'],
  studioSubnetCidrs: ['10.2.3.0/24'],
};

describe('requests', () => {
  const auditor = mockServices.auditor.mock();
  let secureStudio: SecureStudioService;
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;

  /** Another plugin, which reaches Secure Studio as any may. */
  const otherPlugin = createBackendPlugin({
    pluginId: 'other',
    register(env) {
      env.registerInit({
        deps: { service: secureStudioServiceRef, auth: coreServices.auth },
        async init({ service }) {
          secureStudio = service;
        },
      });
    },
  });

  beforeAll(async () => {
    aws = await startAws();
    database = await databases.open('SQLITE_3');
    portal = await startPortal({
      database,
      features: [otherPlugin, auditor.factory],
    });
  });
  beforeEach(() => jest.clearAllMocks());
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  describe('that are wrong', () => {
    let calls: number;
    beforeEach(() => {
      calls = callsTo(aws).length;
    });
    afterEach(async () => {
      assert.equal(callsTo(aws).length, calls);
      for (const table of ['environments', 'operations', 'profiles']) {
        const rows = await database(`secure_studio_${table}`);
        assert.equal(rows.length, 0);
      }
    });

    it.each<[object, string]>([
      [{ owner: 5 }, 'owner: must be string'],
      [{ owner: 'team-a' }, 'owner: must be a full entity ref'],
      [
        { owner: 'user:default/scientist-a1' },
        'owner: must be the entity ref of a group',
      ],
      [{ name: 'x'.repeat(51) }, 'name: must not have more than 50 characters'],
      [{ name: 'x'.repeat(43) }, 'name: must have at most 42 characters'],
      [{ name: 'Research' }, 'name: must have only lower-case letters'],
      [{ accountId: '111122223333' }, 'accountId: is not a known field'],
      [{ target: 'elsewhere' }, 'target: must be a target that is open'],
      [
        { profileUser: 'group:default/team-a' },
        'profileUser: must be the entity ref of a user',
      ],
      [
        { profileUser: 'user:default/scientist-b1' },
        'profileUser: must be a member',
      ],
      [{ profileUser: 'user:default/nobody' }, 'profileUser: must be a member'],
      [{ teamDomains: ['https://kaggle.com'] }, 'teamDomains[0]: '],
      [{ teamDomains: ['.kaggle.com', '.pypi.org'] }, 'teamDomains[1]: '],
      [{ teamDomains: ['.amazonaws.com'] }, 'under a domain of AWS'],
      [{ teamDomains: ['.co.uk'] }, 'must not be a public suffix'],
      [{ teamRuleGroupCapacity: 3 }, 'teamRuleGroupCapacity: '],
      [{ teamRuleGroupCapacity: 20_001 }, 'teamRuleGroupCapacity: '],
      [{ egress: { mode: 'none' } }, 'egress.mode: must be one of the target'],
      [{ egress: { mode: 'everything' } }, 'egress.mode: '],
      [{ zones: 4 }, 'zones: '],
      [
        { zones: 2, network },
        'network.studioSubnetCidrs: must have one range for each zone',
      ],
      [
        {
          keys: {
            dataKeyArn:
              'arn:aws:kms:eu-west-1:999922223333:key/01234567-89ab-cdef-0123-456789abcdef',
          },
        },
        "keys.dataKeyArn: must be a key of the target's own account 111122223333",
      ],
      [{ keys: { jobsKeyArn: 'alias/mine' } }, 'keys.jobsKeyArn: '],
      [
        { breakGlassRoleArns: ['arn:aws:iam::111122223333:role/*'] },
        'breakGlassRoleArns[0]: ',
      ],
      [
        { organizationId: 'o-a1b2c3d4e5' },
        "organizationId: must be one of the target's choices, which has none",
      ],
      [
        {
          existingVpc: {
            vpcId: 'vpc-01234567',
            studioSubnetIds: ['subnet-01234567'],
            studioRouteTableIds: ['rtb-01234567'],
          },
        },
        'existingVpc: must not be named',
      ],
      [{ endpoints: { exclude: ['sts'] } }, 'endpoints.exclude[0]: '],
      [{ endpoints: { include: ['iam'] } }, 'endpoints.include[0]: '],
      [{ authMode: 'SSO' }, 'singleSignOnUser: is required'],
      [{ singleSignOnUser: 'scientist' }, 'singleSignOnUser: must be left out'],
      [{ idleShutdownMinutes: 59 }, 'idleShutdownMinutes: '],
      [{ allowedInstanceTypes: ['ml.t3.medium'] }, 'allowedInstanceTypes: '],
      [{ allowedInstanceTypes: ['t3.medium'] }, 'allowedInstanceTypes[0]: '],
      [{ logs: { retentionDays: 2 } }, 'logs.retentionDays: '],
      [{ network: { ...network, vpcCidr: '10.0.0.0/8' } }, 'network.vpcCidr: '],
      [
        { network: { ...network, studioSubnetCidrs: ['10.2.3.0/29'] } },
        'network.studioSubnetCidrs[0]: ',
      ],
      [{ network: { ...network, natSubnetCidrs: ['10.2.1.0/24'] } }, 'overlap'],
      [
        { network: { ...network, natSubnetCidrs: ['10.3.3.0/24'] } },
        'network.natSubnetCidrs[0]: ',
      ],
    ])('refuses to provision with %j', async (wrong, rule) => {
      for (const path of ['/environments', '/environments?dryRun=true']) {
        const { status, body } = await portal.post(path, {
          ...request,
          ...wrong,
        });
        expect([status, body.error?.name]).toEqual([400, 'InputError']);
        expect(body.error.message).toContain(rule);
      }
    });

    it.each([
      ['/targets?owner=x', 'owner: '],
      ['/targets?region=eu-west-1', 'region: is not a known parameter'],
      ['/name-availability?owner=group:default/team-a', 'name: is required'],
      ['/environments?page=2', 'page: is not a known parameter'],
      ['/environments/Team-A', 'name: must start with a lower-case letter'],
      [`/environments/${'x'.repeat(51)}`, 'name: must not have more than 50'],
      ['/operations/1', 'id: must be a valid uuid'],
      [`/operations/${UNKNOWN}/events?limit=0`, 'limit: must be >= 1'],
      [`/operations/${UNKNOWN}/events?after=x`, 'after: must be integer'],
    ])('refuses GET %s', async (path, rule) => {
      const { status, body } = await portal.get(path);
      expect(status).toBe(400);
      expect(body.error.message).toContain(rule);
    });

    it.each<[string, object | string, string]>([
      ['/environments/team-a-x/refresh?section=costs', {}, 'section: '],
      ['/environments/team-a-x/studio-url', {}, 'profile: is required'],
      ['/environments/team-a-x/studio-url', { profile: '-x' }, 'profile: '],
      [
        '/environments/team-a-x/studio-url',
        { profile: 'x', url: 'x' },
        'url: is not',
      ],
      ['/environments', '{', 'body: must be valid JSON'],
      ['/environments', '[]', 'body: must be object'],
    ])('refuses POST %s with %j', async (path, sent, rule) => {
      const { status, body } = await portal.post(path, sent);
      expect(status).toBe(400);
      expect(body.error.message).toContain(rule);
    });

    it.each([
      '/environments',
      '/environments/team-a-x/refresh',
      '/environments/team-a-x/studio-url',
    ])('refuses 1 MB for %s', async path => {
      const { status } = await portal.post(path, {
        ...request,
        name: 'x'.repeat(1024 * 1024),
      });
      expect(status).toBe(413);
    });
  });

  describe('of those who may not', () => {
    const post = (user: string, body: object = request) =>
      portal.post('/environments', body, {
        header: mockCredentials.user.header(user),
      });

    it('refuses to provision for a group of others, and audits it', async () => {
      const { status, body } = await post('user:default/scientist-b1');
      expect([status, body.error.message]).toEqual([
        403,
        'user:default/scientist-b1 is no member of group:default/team-a',
      ]);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({ eventId: 'environment-provision' }),
      );
    });

    it('refuses a target that is not open to the group', async () => {
      const { status, body } = await post('user:default/scientist-b1', {
        ...request,
        owner: 'group:default/team-b',
        profileUser: 'user:default/scientist-b1',
      });
      expect([status, body.error.message]).toEqual([
        403,
        'Target sandbox is not open to group:default/team-b',
      ]);
    });

    it('refuses a service without a user, and who is not signed in', async () => {
      const service = await portal.post('/environments', request, {
        header: mockCredentials.service.header(),
      });
      expect(service.status).toBe(403);
      const names = await portal.getAsService(
        '/name-availability?owner=group:default/team-a&name=x',
      );
      expect(names.status).toBe(403);
      const nobody = await portal.post('/environments', request, {
        header: mockCredentials.none.header(),
      });
      expect(nobody.status).toBe(401);
    });
  });

  it('serves its OpenAPI document', async () => {
    expect((await portal.get('/openapi.json')).body.openapi).toBe('3.1.0');
  });

  it('lets another plugin provision, follow and read on behalf of a user', async () => {
    const credentials = mockCredentials.user(USER);
    const plan = await secureStudio.planEnvironment(asked('service'), {
      credentials,
    });
    expect(plan).toMatchObject({
      fullName: 'team-a--service',
      parameters: {
        EgressMode: 'allowlist',
        Zones: '1',
        AvailabilityZones: 'eu-west-1a',
        S3PrefixListId: expect.stringMatching(/^pl-/),
        TeamDomains: '.kaggle.com',
        TeamResolverDomains: 'kaggle.com,*.kaggle.com',
      },
    });
    expect(plan).not.toHaveProperty('profileUser');

    const { id } = await secureStudio.provisionEnvironment(
      { ...asked('service'), idempotencyKey: 'other:service' },
      { credentials },
    );
    const own = mockCredentials.service('plugin:other');
    expect((await portal.ended(id)).state).toBe('succeeded');
    expect(
      await secureStudio.getOperation(id, { credentials: own }),
    ).toMatchObject({ state: 'succeeded', environment: 'team-a--service' });
    expect(
      await secureStudio.listOperationEvents(
        { id, limit: 1 },
        { credentials: own },
      ),
    ).toMatchObject([{ sequence: 1, source: 'portal' }]);
    expect(
      await secureStudio.getEnvironment('team-a--service', { credentials }),
    ).toMatchObject({ status: 'available', requestedBy: USER });
    expect(
      await secureStudio.listEnvironments({ credentials: own }),
    ).toMatchObject([{ name: 'team-a--service' }]);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);

    // Who may not see the environment sees nothing of its operation either.
    const other = 'user:default/scientist-b1';
    for (const path of [`/operations/${id}`, `/operations/${id}/events`]) {
      expect((await portal.get(path, other)).status).toBe(404);
    }
    expect((await portal.get(`/operations/${UNKNOWN}`)).status).toBe(404);
  });
});
