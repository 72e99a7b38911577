import { deploy } from '../../__testUtils__/deployment';
import { productTemplate } from '../../__testUtils__/templates';

interface RuleGroup {
  readonly Capacity: string | number;
  readonly RuleGroupName: string;
  readonly Type: string;
  readonly RuleGroup: {
    readonly RuleVariables: unknown;
    readonly RulesSource: { RulesString?: string; RulesSourceList?: unknown };
    readonly StatefulRuleOptions: unknown;
  };
}

interface PolicyProperties {
  readonly FirewallPolicy: Record<string, unknown> & {
    readonly StatefulRuleGroupReferences: {
      ResourceArn: string;
      Priority: number;
    }[];
  };
}

describe('the firewall policy', () => {
  const template = productTemplate();
  const deployment = deploy(template);
  const { FirewallPolicy } = deployment.properties(
    'FirewallPolicy',
  ) as unknown as PolicyProperties;
  const ruleGroup = (id: string, of = deployment) =>
    of.properties(id) as unknown as RuleGroup;

  it('judges in strict order, drops and logs what no rule passes', () => {
    expect(FirewallPolicy).toMatchObject({
      StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
      StatefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
    });
  });

  it('forwards whole packets and fragments to the stateful engine', () => {
    expect(FirewallPolicy).toMatchObject({
      StatelessDefaultActions: ['aws:forward_to_sfe'],
      StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
    });
  });

  it('asks guard, baseline and team, in this order', () => {
    const inOrder = [...FirewallPolicy.StatefulRuleGroupReferences].sort(
      (one, other) => one.Priority - other.Priority,
    );
    expect(inOrder.map(({ ResourceArn }) => ResourceArn)).toEqual([
      'FirewallPolicyGuardRuleGroup.RuleGroupArn',
      'FirewallPolicyBaselineRuleGroup.RuleGroupArn',
      'FirewallPolicyTeamRuleGroup.RuleGroupArn',
    ]);
    expect(new Set(inOrder.map(({ Priority }) => Priority)).size).toBe(3);
  });

  it('has the VPC as home network of every group, in the same order', () => {
    const groups = deployment.logicalIds('AWS::NetworkFirewall::RuleGroup');
    expect(groups).toHaveLength(3);
    for (const id of groups) {
      expect(ruleGroup(id)).toMatchObject({
        Type: 'STATEFUL',
        RuleGroup: {
          RuleVariables: {
            IPSets: { HOME_NET: { Definition: ['10.2.0.0/16'] } },
          },
          StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
        },
      });
    }
  });

  it('passes the domains that were asked for, in TLS and HTTP', () => {
    const asked = deploy(template, { TeamDomains: '.kaggle.com,pypi.org' });
    expect(
      ruleGroup('FirewallPolicyTeamRuleGroup', asked).RuleGroup.RulesSource,
    ).toEqual({
      RulesSourceList: {
        GeneratedRulesType: 'ALLOWLIST',
        TargetTypes: ['TLS_SNI', 'HTTP_HOST'],
        Targets: ['.kaggle.com', 'pypi.org'],
      },
    });
  });

  it('can replace the team group by one of another capacity', () => {
    const [small, large] = ['100', '200'].map(TeamRuleGroupCapacity =>
      ruleGroup(
        'FirewallPolicyTeamRuleGroup',
        deploy(template, { TeamRuleGroupCapacity }),
      ),
    );
    expect(small.Capacity).toBe('100');
    expect(small.RuleGroupName).not.toBe(large.RuleGroupName);
  });
});

describe('the firewall of a zone', () => {
  const { properties } = deploy(productTemplate(), {
    EnvironmentName: 'a-lab',
  });

  it('stands in its own subnet with the shared policy', () => {
    expect(properties('Zone1Firewall')).toMatchObject({
      FirewallPolicyArn: 'FirewallPolicy.FirewallPolicyArn',
      SubnetMappings: [{ SubnetId: 'Zone1FirewallSubnet' }],
      VpcId: 'NetworkVpc',
    });
  });

  it('writes its alerts to the alert log', () => {
    expect(properties('Zone1FirewallLogging')).toMatchObject({
      FirewallArn: 'Zone1Firewall.FirewallArn',
      LoggingConfiguration: {
        LogDestinationConfigs: [
          {
            LogType: 'ALERT',
            LogDestinationType: 'CloudWatchLogs',
            LogDestination: {
              logGroup: properties('LogsAlert').LogGroupName,
            },
          },
        ],
      },
    });
  });
});
