import {
  AssociateFirewallRuleGroupCommand,
  CreateFirewallRuleCommand,
  CreateFirewallRuleCommandInput,
  DeleteFirewallRuleGroupCommand,
  DisassociateFirewallRuleGroupCommand,
  ListFirewallRulesCommand,
  UpdateFirewallRuleCommand,
  UpdateFirewallRuleGroupAssociationCommand,
} from '@aws-sdk/client-route53resolver';
import { CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { present, useTestServer } from '../testServer';
import { TestResolver } from './testResolver';

const server = useTestServer();
let resolver: TestResolver;
beforeEach(() => {
  resolver = new TestResolver(server);
});

async function newVpc(): Promise<string> {
  const { Vpc } = await new EC2Client(server.clientOptions()).send(
    new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
  );
  return present(Vpc?.VpcId);
}

describe('a rule', () => {
  it('says what becomes of a query, and how redirections are seen', async () => {
    const input = await resolver.rule({
      FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
    });
    const { FirewallRuleGroupId } = input;
    await resolver.client.send(new CreateFirewallRuleCommand(input));
    await resolver.client.send(
      new CreateFirewallRuleCommand(
        await resolver.rule({
          FirewallRuleGroupId,
          Priority: 50,
          Action: 'BLOCK',
          BlockResponse: 'NXDOMAIN',
        }),
      ),
    );
    await resolver.client.send(
      new UpdateFirewallRuleCommand({
        FirewallRuleGroupId,
        FirewallDomainListId: input.FirewallDomainListId,
        Priority: 10,
      }),
    );
    const { FirewallRules } = await resolver.client.send(
      new ListFirewallRulesCommand({ FirewallRuleGroupId }),
    );
    expect(FirewallRules).toMatchObject([
      {
        Priority: 10,
        Action: 'ALLOW',
        FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
      },
      {
        Priority: 50,
        BlockResponse: 'NXDOMAIN',
        FirewallDomainRedirectionAction: 'INSPECT_REDIRECTION_DOMAIN',
      },
    ]);
  });

  it.each<[string, Partial<CreateFirewallRuleCommandInput>, string]>([
    ['a priority that is taken', {}, 'The priority 100 is taken'],
    [
      'BLOCK without a response',
      { Action: 'BLOCK', Priority: 1 },
      'BlockResponse is required',
    ],
    [
      'OVERRIDE without a domain',
      { Action: 'BLOCK', BlockResponse: 'OVERRIDE', Priority: 1 },
      'BlockOverrideDomain',
    ],
    [
      'a response without BLOCK',
      { BlockResponse: 'NODATA', Priority: 1 },
      'BlockResponse is required',
    ],
  ])('is refused with %s', async (_name, overrides, message) => {
    const first = await resolver.rule();
    await resolver.client.send(new CreateFirewallRuleCommand(first));
    const { FirewallRuleGroupId } = first;
    await expect(
      resolver.client.send(
        new CreateFirewallRuleCommand(
          await resolver.rule({ FirewallRuleGroupId, ...overrides }),
        ),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });
});

describe('a rule group of a VPC', () => {
  const associate = (
    FirewallRuleGroupId: string,
    VpcId: string,
    Priority = 101,
  ) =>
    resolver.client.send(
      new AssociateFirewallRuleGroupCommand({
        Name: 'association',
        FirewallRuleGroupId,
        VpcId,
        Priority,
      }),
    );

  it('stays until it is taken off', async () => {
    const FirewallRuleGroupId = await resolver.newRuleGroup();
    const { FirewallRuleGroupAssociation: association } = await associate(
      FirewallRuleGroupId,
      await newVpc(),
    );
    const id = { FirewallRuleGroupAssociationId: present(association?.Id) };
    expect(association).toMatchObject({ Status: 'COMPLETE', Priority: 101 });
    const deleteGroup = () =>
      resolver.client.send(
        new DeleteFirewallRuleGroupCommand({ FirewallRuleGroupId }),
      );
    const protect = (MutationProtection: 'ENABLED' | 'DISABLED') =>
      resolver.client.send(
        new UpdateFirewallRuleGroupAssociationCommand({
          ...id,
          MutationProtection,
        }),
      );
    const takeOff = () =>
      resolver.client.send(new DisassociateFirewallRuleGroupCommand(id));
    await expect(deleteGroup()).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await protect('ENABLED');
    await expect(takeOff()).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await protect('DISABLED');
    await takeOff();
    await deleteGroup();
  });

  it.each([
    ['a VPC that is not there', 'vpc-0123456789abcdef0', 101],
    ['a priority out of range', undefined, 100],
  ])('is refused with %s', async (_name, vpc, priority) => {
    await expect(
      associate(
        await resolver.newRuleGroup(),
        vpc ?? (await newVpc()),
        priority,
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('is refused with the priority of another one', async () => {
    const vpc = await newVpc();
    await associate(await resolver.newRuleGroup(), vpc);
    await expect(
      associate(await resolver.newRuleGroup(), vpc),
    ).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });
});

it('needs leave on the rule group and on the domain list of a rule', async () => {
  const input = await resolver.rule();
  await resolver.client.send(new CreateFirewallRuleCommand(input));
  const call = server.running().calls().at(-1);
  const arn = 'arn:aws:route53resolver:eu-west-1:111122223333';
  expect(call?.authorization).toEqual([
    {
      action: 'route53resolver:CreateFirewallRule',
      resource: `${arn}:firewall-rule-group/${input.FirewallRuleGroupId}`,
      conditionKeys: {},
    },
    {
      action: 'route53resolver:CreateFirewallRule',
      resource: `${arn}:firewall-domain-list/${input.FirewallDomainListId}`,
      conditionKeys: { 'aws:ResourceTag/team': 'a' },
    },
  ]);
});
