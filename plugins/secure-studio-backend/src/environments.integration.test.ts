import { DeleteVpcEndpointsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeRuleGroupCommand,
  NetworkFirewallClient,
  UpdateRuleGroupCommand,
} from '@aws-sdk/client-network-firewall';
import {
  DeleteUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { LocalAws } from 'local-aws';
import { provisionedProducts, startAws } from './__testUtils__/aws';
import { asked, Portal, startPortal } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

const PAGE = '/environments/team-a--research';

// What another client of AWS changes behind the portal's back.
describe('an environment, as AWS has it', () => {
  let aws: LocalAws;
  let portal: Portal;
  const scheduler = mockServices.scheduler();

  const sweep = () => scheduler.triggerTask('secure-studio-inventory-sandbox');
  const read = async (): Promise<Environment> => (await portal.get(PAGE)).body;
  const refresh = async (section?: string): Promise<Environment> =>
    (
      await portal.post(
        `${PAGE}/refresh${section ? `?section=${section}` : ''}`,
        {},
      )
    ).body;

  beforeEach(async () => {
    aws = await startAws();
    portal = await startPortal({
      database: await databases.open('SQLITE_3'),
      features: [
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
    const { body } = await portal.post('/environments', asked('research'));
    await portal.ended(body.id);
    await refresh();
  });
  afterEach(async () => {
    aws.faults.clear();
    await portal.stop();
    await aws.close();
  });

  async function addTeamDomain(domain: string) {
    const firewall = new NetworkFirewallClient({});
    const { stack } = (await read()).sections;
    const RuleGroupArn = stack.data?.outputs.TeamRuleGroupArn;
    const { RuleGroup, UpdateToken } = await firewall.send(
      new DescribeRuleGroupCommand({ RuleGroupArn, Type: 'STATEFUL' }),
    );
    const list = RuleGroup?.RulesSource?.RulesSourceList;
    await firewall.send(
      new UpdateRuleGroupCommand({
        RuleGroupArn,
        Type: 'STATEFUL',
        UpdateToken,
        RuleGroup: {
          ...RuleGroup,
          RulesSource: {
            RulesSourceList: {
              TargetTypes: list?.TargetTypes,
              GeneratedRulesType: list?.GeneratedRulesType,
              Targets: [...(list?.Targets ?? []), domain],
            },
          },
        },
      }),
    );
  }

  async function deleteEndpoint(service: string) {
    const { endpoints } = (await read()).sections;
    const endpoint = endpoints.data?.items.find(({ serviceName }) =>
      serviceName.endsWith(service),
    );
    await new EC2Client({}).send(
      new DeleteVpcEndpointsCommand({ VpcEndpointIds: [endpoint?.id ?? ''] }),
    );
  }

  async function deleteProfile() {
    const { domain, profiles } = (await read()).sections;
    await new SageMakerClient({}).send(
      new DeleteUserProfileCommand({
        DomainId: domain.data?.id,
        UserProfileName: profiles.data?.[0].name,
      }),
    );
  }

  async function terminate() {
    const [product] = await provisionedProducts('team-a--research');
    await new ServiceCatalogClient({}).send(
      new TerminateProvisionedProductCommand({
        ProvisionedProductId: product.Id,
        TerminateToken: 'by-an-administrator',
      }),
    );
    while ((await provisionedProducts('team-a--research')).length > 0) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  const kmsEndpoint = (environment: Environment) =>
    environment.sections.endpoints.data?.items.find(({ serviceName }) =>
      serviceName.endsWith('.kms'),
    );

  describe.each([
    ['a refresh', () => refresh()],
    [
      'a sweep',
      async () => {
        await sweep();
        return read();
      },
    ],
  ])('after %s', (_how, observe) => {
    it('shows a domain that was added to the team’s list', async () => {
      await addTeamDomain('.pypi.org');
      const { allowlist } = (await observe()).sections;
      expect(allowlist.data?.team.domains).toEqual([
        '.kaggle.com',
        '.pypi.org',
      ]);
    });

    it('shows an endpoint that was deleted as missing', async () => {
      await deleteEndpoint('.kms');
      expect(kmsEndpoint(await observe())).toMatchObject({
        required: true,
        id: null,
        state: 'missing',
      });
    });

    it('no longer shows a profile that was deleted', async () => {
      await deleteProfile();
      expect((await observe()).sections.profiles.data).toEqual([]);
    });

    it('shows an environment that was terminated as such', async () => {
      await terminate();
      const environment = await observe();
      expect(environment.status).toBe('terminated');
      expect(environment.sections.product.data?.status).toBe('TERMINATED');
    });
  });

  it('removes nothing where a page of a sweep fails', async () => {
    for (const [service, operation] of [
      ['servicecatalog', 'SearchProvisionedProducts'],
      ['sagemaker', 'ListUserProfiles'],
      ['ec2', 'DescribeVpcEndpoints'],
    ]) {
      aws.faults.addOperationFault({
        service,
        operation,
        error: { code: 'InternalFailure', status: 500 },
      });
    }
    await sweep().catch(() => undefined);

    const { status, sections } = await read();
    expect(status).toBe('available');
    expect(sections.profiles.data).toHaveLength(1);
    expect(kmsEndpoint(await read())).toMatchObject({ state: 'available' });
    expect(sections.profiles.error).not.toBeNull();
  });

  it('keeps the last good data with its age and the reason while AWS is down, and recovers', async () => {
    const before = await read();
    aws.faults.setDown(true);
    const away = (await refresh('domain')).sections.domain;
    expect(away.data).toEqual(before.sections.domain.data);
    expect(away.observedAt).toBe(before.sections.domain.observedAt);
    expect(away.error?.message).toBeTruthy();

    aws.faults.setDown(false);
    expect((await refresh('domain')).sections.domain).toMatchObject({
      data: before.sections.domain.data,
      error: null,
    });
  });

  it('says so where AWS is slow, section by section', async () => {
    aws.faults.addOperationFault({
      service: 'sagemaker',
      operation: 'DescribeDomain',
      latencyMs: 10_000,
      count: 5,
    });
    const { domain, firewall } = (await refresh()).sections;
    expect(domain.data).not.toBeNull();
    expect(domain.error).not.toBeNull();
    expect(firewall.error).toBeNull();
  });

  it('says that AWS throttles, and recovers', async () => {
    aws.faults.addOperationFault({
      service: 'network-firewall',
      operation: 'DescribeFirewall',
      throttle: { capacity: 0, refillPerSecond: 0 },
    });
    const throttled = (await refresh('firewall')).sections.firewall;
    expect(throttled.data).not.toBeNull();
    expect(throttled.error?.message).toMatch(/throttl|too many|rate/i);
    aws.faults.clear();
    expect((await refresh('firewall')).sections.firewall.error).toBeNull();
  });
});
