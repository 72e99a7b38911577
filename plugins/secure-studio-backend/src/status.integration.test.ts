import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { EC2Client, ModifyVpcEndpointCommand } from '@aws-sdk/client-ec2';
import {
  DescribeRuleGroupCommand,
  NetworkFirewallClient,
  UpdateFirewallDeleteProtectionCommand,
  UpdateRuleGroupCommand,
} from '@aws-sdk/client-network-firewall';
import {
  DeleteUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { provisionedProducts, startAws } from './__testUtils__/aws';
import { launchOutside } from './__testUtils__/launchOutside';
import { asked, Portal, startPortal } from './__testUtils__/portal';
import { sweepable } from './__testUtils__/sweepable';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(180_000);

const scheduled = sweepable();
let aws: LocalAws;
let database: Knex;
let portal: Portal;
let name: string;
let whileProvisioning: unknown;

const start = (options: Partial<Parameters<typeof startPortal>[0]> = {}) =>
  startPortal({ database, features: [scheduled.feature], ...options });

const read = async (environment = name): Promise<Environment> =>
  (await portal.get(`/environments/${environment}`)).body;
const refresh = async (environment = name): Promise<Environment> =>
  (await portal.post(`/environments/${environment}/refresh`, {})).body;
const sweep = async (environment = name): Promise<Environment> => {
  await scheduled.sweep();
  return read(environment);
};
const listed = async () =>
  (await portal.get('/environments')).body.items.find(
    (item: { name: string }) => item.name === name,
  );

beforeEach(async () => {
  aws = await startAws();
  database = await databases.open('SQLITE_3');
  portal = await start();
  const { body } = await portal.post('/environments', asked('research'));
  name = body.environment;
  whileProvisioning = await listed();
  await portal.ended(body.id);
});

it('is provisioning while the first operation is open', () => {
  expect(whileProvisioning).toMatchObject({
    status: 'provisioning',
    statusReason: { source: 'operation' },
  });
});
afterEach(async () => {
  await portal.stop();
  await aws.close();
});

async function switchPrivateDnsOff() {
  const { endpoints } = (await read()).sections;
  const { id } =
    endpoints.data?.items.find(({ serviceName }) =>
      serviceName.endsWith('.sts'),
    ) ?? {};
  await new EC2Client({}).send(
    new ModifyVpcEndpointCommand({
      VpcEndpointId: id ?? '',
      PrivateDnsEnabled: false,
    }),
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

/** A change of a rule group that does not reach the firewall. */
async function putFirewallOutOfSync() {
  const firewall = new NetworkFirewallClient({});
  const RuleGroupArn = (await read()).sections.stack.data?.outputs
    .TeamRuleGroupArn;
  const { RuleGroup, UpdateToken } = await firewall.send(
    new DescribeRuleGroupCommand({ RuleGroupArn, Type: 'STATEFUL' }),
  );
  aws.clock.advance(3_600_000);
  await firewall.send(
    new UpdateRuleGroupCommand({
      RuleGroupArn,
      Type: 'STATEFUL',
      UpdateToken,
      RuleGroup,
    }),
  );
  aws.clock.advance(-3_600_000);
}

describe.each([
  ['a sweep', sweep],
  ['a refresh', refresh],
])('what is amiss is seen in the status after %s', (_, observe) => {
  it.each([
    [
      'private DNS of an endpoint switched off',
      switchPrivateDnsOff,
      'endpoints',
      /sts.* private DNS/,
    ],
    [
      'a firewall out of sync',
      putFirewallOutOfSync,
      'firewall',
      /not in sync|PENDING|PROVISIONING/,
    ],
    ['a profile deleted outside', deleteProfile, 'profiles', /no user profile/],
  ])('%s', async (_what, change, source, message) => {
    expect(await observe()).toMatchObject({
      status: 'available',
      statusReason: null,
    });
    await change();
    const seen = {
      status: 'degraded',
      statusReason: { source, message: expect.stringMatching(message) },
    };
    expect(await observe()).toMatchObject(seen);
    expect(await listed()).toMatchObject(seen);
  });
});

describe('an environment whose target is not in the configuration', () => {
  it('says so in list and page, and is itself again when the target is back', async () => {
    await portal.stop();
    portal = await start({ targets: [{ id: 'renamed' }] });
    const seen = {
      status: 'degraded',
      statusReason: {
        source: 'target',
        message: expect.stringContaining('configuration'),
      },
    };
    expect(await read()).toMatchObject(seen);
    expect(await listed()).toMatchObject(seen);
    expect(await refresh()).toMatchObject(seen);

    await portal.stop();
    portal = await start();
    expect(await listed()).toMatchObject({ status: 'available' });
  });
});

describe('a stack that is deleted behind the portal’s back', () => {
  async function deleteStack() {
    const { firewall, stack } = (await read()).sections;
    const StackName = stack.data?.arn;
    for (const { firewallName } of firewall.data?.zones ?? []) {
      await new NetworkFirewallClient({}).send(
        new UpdateFirewallDeleteProtectionCommand({
          FirewallName: firewallName,
          DeleteProtection: false,
        }),
      );
    }
    const cloudFormation = new CloudFormationClient({});
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    for (;;) {
      const { Stacks: [found] = [] } = await cloudFormation.send(
        new DescribeStacksCommand({ StackName }),
      );
      if (found.StackStatus === 'DELETE_COMPLETE') {
        return;
      }
      expect(found.StackStatus).toBe('DELETE_IN_PROGRESS');
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it('is shown as such by every sweep and every refresh', async () => {
    // So that the sweep has every reason to take what it knows.
    await sweep();
    await deleteStack();
    for (let round = 0; round < 3; round++) {
      for (const observe of [sweep, refresh]) {
        const { sections, ...environment } = await observe();
        expect(sections.product.data?.status).toBe('AVAILABLE');
        expect(sections.stack.data?.status).toBe('DELETE_COMPLETE');
        expect(environment).toMatchObject({ status: 'failed' });
      }
    }
    expect(await listed()).toMatchObject({
      status: 'failed',
      statusReason: { source: 'stack' },
    });
  });
});

describe('what is not read again', () => {
  it('keeps the time when AWS said so', async () => {
    const before = (await refresh()).sections;
    const { sections } = await sweep();
    expect(sections.stack.observedAt).toBe(before.stack.observedAt);
    expect(Date.parse(sections.product.observedAt ?? '')).toBeGreaterThan(
      Date.parse(before.product.observedAt ?? ''),
    );
  });
});

describe('a product made outside under the name of an environment', () => {
  it('is never shown: not its domain, not its profiles, nothing', async () => {
    const foreign = 'team-a--foreign';
    await launchOutside(foreign, {});
    while ((await provisionedProducts(foreign))[0]?.Status !== 'AVAILABLE') {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    const { body } = await portal.post('/environments', asked('foreign'), {
      key: 'another-task:step',
    });
    expect(body.environment).toBe(foreign);
    expect((await portal.ended(body.id)).state).toBe('failed');

    for (const observe of [read, sweep, refresh, sweep]) {
      const environment = await observe(foreign);
      expect(environment).toMatchObject({ status: 'failed', domainId: null });
      for (const section of Object.values(environment.sections)) {
        expect(section.data).toBeNull();
      }
    }
    const { status } = await portal.post(
      `/environments/${foreign}/studio-url`,
      { profile: 'intruder' },
    );
    expect([403, 409]).toContain(status);
  });
});
