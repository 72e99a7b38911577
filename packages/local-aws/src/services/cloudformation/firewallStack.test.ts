import { JsonObject } from './template/json';
import { createAccount } from './testing/createAccount';

const ruleGroup = (name: string, RulesSource: JsonObject): JsonObject => ({
  Type: 'AWS::NetworkFirewall::RuleGroup',
  Properties: {
    RuleGroupName: name,
    Type: 'STATEFUL',
    Capacity: 100,
    RuleGroup: {
      RulesSource,
      StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
    },
  },
});

const domains = (GeneratedRulesType: string, ...Targets: string[]) => ({
  RulesSourceList: {
    GeneratedRulesType,
    TargetTypes: ['TLS_SNI', 'HTTP_HOST'],
    Targets,
  },
});

const logTo = (logGroup: string, LogType: string) => ({
  LogType,
  LogDestinationType: 'CloudWatchLogs',
  LogDestination: { logGroup: { Ref: logGroup } },
});

const groups = ['Packets', 'Allowed', 'Denied', 'Rejected'];

interface Options {
  readonly zones?: string[];
  readonly defaultActions?: string[];
  readonly protection?: boolean;
  readonly flow?: boolean;
}

const template = ({
  zones = ['One'],
  defaultActions = ['aws:drop_established', 'aws:alert_established'],
  protection = false,
  flow = true,
}: Options = {}): JsonObject => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    ...Object.fromEntries(
      ['One', 'Two'].map((id, index) => [
        id,
        {
          Type: 'AWS::EC2::Subnet',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            CidrBlock: `10.0.${index}.0/28`,
            AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
          },
        },
      ]),
    ),
    Packets: ruleGroup('packets', {
      RulesString: 'drop udp any any -> any 443 (msg:"quic"; sid:1; rev:1;)',
    }),
    Allowed: ruleGroup('allowed', domains('ALLOWLIST', '.pypi.org')),
    Denied: ruleGroup('denied', domains('DENYLIST', '.evil.io')),
    Rejected: ruleGroup('rejected', domains('REJECTLIST', 'bad.io')),
    Policy: {
      Type: 'AWS::NetworkFirewall::FirewallPolicy',
      Properties: {
        FirewallPolicyName: 'policy',
        FirewallPolicy: {
          StatelessDefaultActions: ['aws:forward_to_sfe'],
          StatelessFragmentDefaultActions: ['aws:drop'],
          StatefulEngineOptions: {
            RuleOrder: 'STRICT_ORDER',
            StreamExceptionPolicy: 'REJECT',
          },
          StatefulDefaultActions: defaultActions,
          StatefulRuleGroupReferences: groups.map((group, index) => ({
            ResourceArn: { 'Fn::GetAtt': [group, 'RuleGroupArn'] },
            Priority: index + 1,
          })),
        },
      },
    },
    Firewall: {
      Type: 'AWS::NetworkFirewall::Firewall',
      Properties: {
        FirewallName: 'firewall',
        FirewallPolicyArn: { Ref: 'Policy' },
        VpcId: { Ref: 'Vpc' },
        SubnetMappings: zones.map(zone => ({ SubnetId: { Ref: zone } })),
        DeleteProtection: protection,
      },
    },
    Alerts: { Type: 'AWS::Logs::LogGroup' },
    Flows: { Type: 'AWS::Logs::LogGroup' },
    Logging: {
      Type: 'AWS::NetworkFirewall::LoggingConfiguration',
      Properties: {
        FirewallArn: { Ref: 'Firewall' },
        LoggingConfiguration: {
          LogDestinationConfigs: [
            logTo('Alerts', 'ALERT'),
            ...(flow ? [logTo('Flows', 'FLOW')] : []),
          ],
        },
      },
    },
  },
  Outputs: {
    Firewall: { Value: { Ref: 'Firewall' } },
    Endpoints: {
      Value: {
        'Fn::Join': [',', { 'Fn::GetAtt': ['Firewall', 'EndpointIds'] }],
      },
    },
  },
});

const output = (
  stack: { Outputs?: Array<{ OutputKey?: string; OutputValue?: string }> },
  key: string,
) => stack.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;

describe('a stack with a firewall', () => {
  it('changes policy, logging, protection and zones in place', async () => {
    const account = createAccount();
    const before = await account.createStack(template());
    expect(before.StackStatus).toBe('CREATE_COMPLETE');
    const after = await account.updateStack(
      template({
        defaultActions: ['aws:drop_strict', 'aws:alert_strict'],
        flow: false,
        protection: true,
        zones: ['One', 'Two'],
      }),
    );
    expect(after.StackStatus).toBe('UPDATE_COMPLETE');
    expect(output(after, 'Firewall')).toBe(output(before, 'Firewall'));
    expect(output(after, 'Endpoints')?.split(',')).toEqual([
      output(before, 'Endpoints'),
      expect.stringMatching(/^eu-west-1b:vpce-/),
    ]);
    const FirewallArn = output(after, 'Firewall');
    expect(
      await account.invoke('network-firewall', 'DescribeFirewall', {
        FirewallArn,
      }),
    ).toMatchObject({ Firewall: { DeleteProtection: true } });
    expect(
      await account.invoke('network-firewall', 'DescribeLoggingConfiguration', {
        FirewallArn,
      }),
    ).toMatchObject({
      LoggingConfiguration: { LogDestinationConfigs: [{ LogType: 'ALERT' }] },
    });
  });

  it('is deleted once its protection is off', async () => {
    const account = createAccount();
    const { StackId = '' } = await account.createStack(
      template({ protection: true }),
    );
    expect(await account.deleteStack(StackId)).toMatchObject({
      StackStatus: 'DELETE_FAILED',
    });
    const second = createAccount();
    const stack = await second.createStack(template({ protection: true }));
    await second.updateStack(template());
    expect(await second.deleteStack(stack.StackId ?? '')).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
    });
  });

  it.each([
    [['aws:drop_strict', 'aws:drop_established']],
    [['aws:allow_established']],
  ])('fails with the default actions %j', async defaultActions => {
    const stack = await createAccount().createStack(
      template({ defaultActions }),
    );
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
  });
});
