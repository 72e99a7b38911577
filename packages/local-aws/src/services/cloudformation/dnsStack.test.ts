import { JsonObject } from './template/json';
import { createAccount } from './testing/createAccount';

const domainList = (...Domains: string[]): JsonObject => ({
  Type: 'AWS::Route53Resolver::FirewallDomainList',
  Properties: { Domains, Tags: [{ Key: 'team', Value: 'a' }] },
});

/** DNS Firewall and query logging of one VPC. */
const template = (domains: string[], blockPriority = 200): JsonObject => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Allowed: domainList(...domains),
    Everything: domainList('*'),
    Rules: {
      Type: 'AWS::Route53Resolver::FirewallRuleGroup',
      Properties: {
        Name: 'egress',
        FirewallRules: [
          {
            FirewallDomainListId: { Ref: 'Allowed' },
            Priority: 100,
            Action: 'ALLOW',
            FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
          },
          {
            FirewallDomainListId: { 'Fn::GetAtt': ['Everything', 'Id'] },
            Priority: blockPriority,
            Action: 'BLOCK',
            BlockResponse: 'NODATA',
          },
        ],
      },
    },
    Association: {
      Type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
      Properties: {
        FirewallRuleGroupId: { Ref: 'Rules' },
        VpcId: { Ref: 'Vpc' },
        Priority: 101,
        MutationProtection: 'DISABLED',
      },
    },
    Log: { Type: 'AWS::Logs::LogGroup' },
    Logging: {
      Type: 'AWS::Route53Resolver::ResolverQueryLoggingConfig',
      Properties: { DestinationArn: { 'Fn::GetAtt': ['Log', 'Arn'] } },
    },
    Logged: {
      Type: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
      Properties: {
        ResolverQueryLogConfigId: { Ref: 'Logging' },
        ResourceId: { Ref: 'Vpc' },
      },
    },
  },
  Outputs: {
    Rules: { Value: { 'Fn::GetAtt': ['Rules', 'Id'] } },
    Count: { Value: { 'Fn::GetAtt': ['Allowed', 'DomainCount'] } },
    Logging: { Value: { 'Fn::GetAtt': ['Logging', 'Arn'] } },
    Association: { Value: { 'Fn::GetAtt': ['Association', 'Arn'] } },
  },
});

const output = (
  stack: { Outputs?: Array<{ OutputKey?: string; OutputValue?: string }> },
  key: string,
) => stack.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;

describe('a stack with DNS Firewall and query logging', () => {
  it('is created, changed in place and deleted', async () => {
    const account = createAccount();
    const many = Array.from({ length: 1001 }, (_, index) => `d${index}.org`);
    const created = await account.createStack(template(many));
    expect(created.StackStatusReason).toBeUndefined();
    expect(created.StackStatus).toBe('CREATE_COMPLETE');
    expect(output(created, 'Count')).toBe('1001');

    const updated = await account.updateStack(template(['pypi.org'], 300));
    expect(updated.StackStatus).toBe('UPDATE_COMPLETE');
    expect(output(updated, 'Rules')).toBe(output(created, 'Rules'));
    const { FirewallRules } = await account.invoke<{ FirewallRules: object[] }>(
      'route53resolver',
      'ListFirewallRules',
      { FirewallRuleGroupId: output(updated, 'Rules') },
    );
    expect(FirewallRules).toMatchObject([
      {
        Priority: 100,
        FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
      },
      { Priority: 300, BlockResponse: 'NODATA' },
    ]);

    expect(await account.deleteStack(created.StackId ?? '')).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
    });
    for (const operation of [
      'ListFirewallDomainLists',
      'ListFirewallRuleGroups',
      'ListFirewallRuleGroupAssociations',
      'ListResolverQueryLogConfigs',
    ]) {
      const listed = await account.invoke('route53resolver', operation, {});
      expect(Object.values(listed).filter(Array.isArray)).toEqual([[]]);
    }
  });
});

describe('a domain list that names a domain twice', () => {
  const account = createAccount();
  const stackOf = (...domains: string[]) => ({
    Resources: { Allowed: domainList(...domains) },
  });
  const reasons = async (stackId = '') =>
    (await account.events(stackId)).flatMap(
      ({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
        LogicalResourceId === 'Allowed' && /_FAILED$/.test(ResourceStatus ?? '')
          ? [ResourceStatusReason]
          : [],
    );
  const refusal =
    'Resource handler returned message: "Model validation failed (#/Domains: array items are not unique)" (HandlerErrorCode: InvalidRequest)';

  it('is not made', async () => {
    const stack = await account.createStack(
      stackOf('a.com', '*.a.com', 'a.com'),
    );
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    await expect(reasons(stack.StackId)).resolves.toEqual([refusal]);
  });

  it('is not changed to that', async () => {
    const StackName = 'update';
    const stack = await account.createStack(stackOf('a.com'), { StackName });
    const updated = await account.updateStack(stackOf('a.com', 'a.com'), {
      StackName,
    });
    expect(updated.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    await expect(reasons(stack.StackId)).resolves.toEqual([refusal]);
  });
});
