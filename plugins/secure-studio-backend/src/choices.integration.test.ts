import { Environment } from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { callsTo, startAws } from './__testUtils__/aws';
import { asked, Portal, startPortal } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

const CHOICES = {
  egressMode: ['allowlist', 'none', 'denylist', 'open'],
  network: ['new', 'existing'],
};

describe('what a requester chooses', () => {
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;

  beforeAll(async () => {
    aws = await startAws();
    database = await databases.open('SQLITE_3');
    portal = await startPortal({ database, choices: CHOICES });
  });
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  async function provision(name: string, choices: object) {
    const { body } = await portal.post(
      '/environments',
      { ...asked(name), ...choices },
      { key: `task:${name}` },
    );
    expect(await portal.ended(body.id)).toMatchObject({ state: 'succeeded' });
    const answer = await portal.get(`/environments/team-a--${name}`);
    return answer.body as Environment;
  }

  /** Endpoints that the tier and the switches ask for and that are not there. */
  const missing = ({ sections }: Environment) =>
    sections.endpoints.data?.items
      .filter(({ required, state }) => required && state !== 'available')
      .map(({ serviceName }) => serviceName);

  it('is shown to the form as far as the target lets it be chosen', async () => {
    const { body } = await portal.get('/targets?owner=group:default/team-a');
    expect(body.items[0].choices).toMatchObject({
      ...CHOICES,
      zones: [1, 2, 3],
      breakGlassRoleArns: [],
    });
  });

  it('may be no internet: then nothing is amiss without a firewall', async () => {
    const environment = await provision('sealed', {
      egress: { mode: 'none' },
      teamDomains: [],
      zones: 2,
      networkIsolation: 'required',
    });
    const { allowlist, domain, firewall, stack } = environment.sections;
    expect(environment).toMatchObject({
      status: 'available',
      egressMode: 'none',
    });
    expect(firewall).toMatchObject({
      data: { egressMode: 'none', zones: [] },
      error: null,
    });
    expect(allowlist).toMatchObject({
      data: { egressMode: 'none', team: { domains: [] } },
      error: null,
    });
    expect(stack.data?.parameters).toMatchObject({
      Zones: '2',
      AvailabilityZones: 'eu-west-1a,eu-west-1b',
      NetworkIsolation: 'required',
    });
    expect(domain.data?.subnetIds).toHaveLength(2);
    expect(missing(environment)).toEqual([]);
  });

  it('may be a denylist in three zones, with single endpoints switched', async () => {
    const environment = await provision('wide', {
      egress: { mode: 'denylist', blockAction: 'reject' },
      teamDomains: ['b.com', 'a.com', '.a.com', '.zip'],
      zones: 3,
      endpoints: { tier: 'full', exclude: ['codecommit'] },
    });
    const { allowlist, firewall } = environment.sections;
    expect(firewall.data?.zones.map(({ zone }) => zone)).toEqual([
      'eu-west-1a',
      'eu-west-1b',
      'eu-west-1c',
    ]);
    expect(allowlist.data?.team).toMatchObject({
      domains: ['.a.com', 'b.com', '.zip'],
      resolverDomains: expect.arrayContaining(['a.com', '*.a.com', '*.zip']),
    });
    expect(missing(environment)).toEqual([]);
  });

  it('may be sign-in through IAM Identity Center: then there is no studio URL', async () => {
    const environment = await provision('sso', {
      authMode: 'SSO',
      singleSignOnUser: 'scientist',
    });
    const [profile] = environment.sections.profiles.data ?? [];
    const { status, body } = await portal.post(
      '/environments/team-a--sso/studio-url',
      { profile: profile?.name },
    );
    expect([status, body.error.message]).toEqual([
      409,
      expect.stringContaining('IAM Identity Center'),
    ]);
  });

  it('may be open egress only by who acknowledges it', async () => {
    const open = {
      ...asked('open'),
      egress: { mode: 'open' },
      teamDomains: [],
    };
    const { status, body } = await portal.post('/environments', open);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining('acknowledgeOpenEgress: must be true'),
    ]);
    const plan = await portal.post('/environments?dryRun=true', {
      ...open,
      acknowledgeOpenEgress: true,
    });
    expect(plan.body.parameters.EgressMode).toBe('open');
  });

  it('is no VPC that AWS does not have: nothing is provisioned or stored', async () => {
    const provisioned = callsTo(aws, 'ProvisionProduct').length;
    const { status, body } = await portal.post('/environments', {
      ...asked('elsewhere'),
      network: {
        vpcCidr: '10.8.0.0/16',
        firewallSubnetCidrs: ['10.8.1.0/24'],
        natSubnetCidrs: ['10.8.2.0/24'],
        studioSubnetCidrs: ['10.8.3.0/24'],
      },
      existingVpc: {
        vpcId: 'vpc-01234567',
        studioSubnetIds: ['subnet-01234567'],
        studioRouteTableIds: ['rtb-01234567'],
        internetGatewayId: 'igw-01234567',
      },
    });
    expect([status, body.error.message]).toEqual([
      400,
      'existingVpc.vpcId: must be a VPC of the account 111122223333 in eu-west-1',
    ]);
    expect(callsTo(aws, 'ProvisionProduct')).toHaveLength(provisioned);
    expect(
      await database('secure_studio_environments').where({
        name: 'team-a--elsewhere',
      }),
    ).toEqual([]);
  });
});
