import { Fn, Token } from 'aws-cdk-lib';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import { FIREWALL_NAME_PREFIX, TEAM_RULE_GROUP_PREFIX } from '../names';
import { BASELINE_RULES } from './baselineRules';
import { GUARD_RULES } from './guardRules';
import { StrictOrderRuleGroup } from './ruleGroup';

export interface FirewallPolicyProps {
  readonly uniqueName: string;
  readonly vpcCidr: string;
  readonly teamDomains: string[];
  readonly teamRuleGroupCapacity: number;
}

/** Room for the fixed rules of later versions: a group's capacity cannot be changed. */
const FIXED_RULES_CAPACITY = 100;

/** What every zone's firewall lets through: guard, baseline, team, in this order. */
export class FirewallPolicy extends Construct {
  readonly firewallPolicyArn: string;
  readonly guardRuleGroupArn: string;
  readonly baselineRuleGroupArn: string;
  readonly teamRuleGroupArn: string;

  constructor(scope: Construct, id: string, props: FirewallPolicyProps) {
    super(scope, id);
    const { uniqueName, vpcCidr } = props;

    const guard = new StrictOrderRuleGroup(this, 'GuardRuleGroup', {
      ruleGroupName: `${FIREWALL_NAME_PREFIX}guard-${uniqueName}`,
      description: 'Drops whatever is not TCP to port 80 or 443',
      capacity: FIXED_RULES_CAPACITY,
      vpcCidr,
      rulesSource: { rulesString: GUARD_RULES },
    });
    const baseline = new StrictOrderRuleGroup(this, 'BaselineRuleGroup', {
      ruleGroupName: `${FIREWALL_NAME_PREFIX}baseline-${uniqueName}`,
      description: 'Passes the domains that Studio itself needs',
      capacity: FIXED_RULES_CAPACITY,
      vpcCidr,
      rulesSource: { rulesString: BASELINE_RULES },
    });
    const team = new StrictOrderRuleGroup(this, 'TeamRuleGroup', {
      // The capacity in the name lets CloudFormation replace the group when it changes.
      ruleGroupName: Fn.join('-', [
        `${TEAM_RULE_GROUP_PREFIX}${uniqueName}`,
        Token.asString(props.teamRuleGroupCapacity),
      ]),
      description: 'Passes the domains of the team; the portal keeps the list',
      capacity: props.teamRuleGroupCapacity,
      vpcCidr,
      rulesSource: {
        rulesSourceList: {
          generatedRulesType: 'ALLOWLIST',
          targetTypes: ['TLS_SNI', 'HTTP_HOST'],
          targets: props.teamDomains,
        },
      },
    });

    this.guardRuleGroupArn = guard.ruleGroupArn;
    this.baselineRuleGroupArn = baseline.ruleGroupArn;
    this.teamRuleGroupArn = team.ruleGroupArn;
    this.firewallPolicyArn = new CfnFirewallPolicy(this, 'Resource', {
      firewallPolicyName: `${FIREWALL_NAME_PREFIX}policy-${uniqueName}`,
      firewallPolicy: {
        statelessDefaultActions: ['aws:forward_to_sfe'],
        statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' },
        statefulDefaultActions: [
          'aws:drop_established',
          'aws:alert_established',
        ],
        statefulRuleGroupReferences: [guard, baseline, team].map(
          ({ ruleGroupArn }, index) => ({
            resourceArn: ruleGroupArn,
            priority: (index + 1) * 100,
          }),
        ),
      },
    }).attrFirewallPolicyArn;
  }
}
