import { Fn, Token } from 'aws-cdk-lib';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import {
  conditional,
  either,
  eitherValue,
  valueIf,
  type Conditions,
} from '../conditions';
import { FIREWALL_NAME_PREFIX, TEAM_RULE_GROUP_PREFIX } from '../names';
import type { ProductParameters } from '../parameters/parameters';
import { BASELINE_RULES, DENYLIST_BASELINE_RULES } from './baselineRules';
import { GUARD_RULES } from './guardRules';
import { REJECT_RULES } from './rejectRules';
import { StrictOrderRuleGroup } from './ruleGroup';

export interface FirewallPolicyProps {
  readonly uniqueName: string;
  readonly parameters: ProductParameters;
  readonly conditions: Conditions;
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
    const { conditions, parameters, uniqueName } = props;
    const { hasFirewall, isAllowlist, isDenylist, rejects, rejectsUnlisted } =
      conditions;
    const vpcCidr = parameters.text('vpcCidr');
    const capacity = parameters.number('teamRuleGroupCapacity');

    const guard = new StrictOrderRuleGroup(this, 'GuardRuleGroup', {
      ruleGroupName: `${FIREWALL_NAME_PREFIX}guard-${uniqueName}`,
      description: 'Drops whatever is not TCP to port 80 or 443',
      capacity: FIXED_RULES_CAPACITY,
      vpcCidr,
      rulesSource: { rulesString: GUARD_RULES },
      condition: hasFirewall,
    });
    const baseline = new StrictOrderRuleGroup(this, 'BaselineRuleGroup', {
      ruleGroupName: `${FIREWALL_NAME_PREFIX}baseline-${uniqueName}`,
      description: 'Passes the domains that Studio itself needs',
      capacity: FIXED_RULES_CAPACITY,
      vpcCidr,
      rulesSource: {
        rulesString: either(
          isDenylist,
          DENYLIST_BASELINE_RULES,
          BASELINE_RULES,
        ),
      },
      condition: hasFirewall,
    });
    const team = new StrictOrderRuleGroup(this, 'TeamRuleGroup', {
      // The capacity in the name lets CloudFormation replace the group when it changes.
      ruleGroupName: Fn.join('-', [
        `${TEAM_RULE_GROUP_PREFIX}${uniqueName}`,
        Token.asString(capacity),
      ]),
      description: 'Judges the domains of the team; the portal keeps the list',
      capacity,
      vpcCidr,
      rulesSource: {
        rulesSourceList: {
          generatedRulesType: either(
            isAllowlist,
            'ALLOWLIST',
            eitherValue(rejects, 'REJECTLIST', 'DENYLIST'),
          ),
          targetTypes: ['TLS_SNI', 'HTTP_HOST'],
          targets: parameters.list('teamDomains'),
        },
      },
      condition: hasFirewall,
    });
    const reject = new StrictOrderRuleGroup(this, 'RejectRuleGroup', {
      ruleGroupName: `${FIREWALL_NAME_PREFIX}reject-${uniqueName}`,
      description: 'Resets what no list passed',
      capacity: FIXED_RULES_CAPACITY,
      vpcCidr,
      rulesSource: { rulesString: REJECT_RULES },
      condition: rejectsUnlisted,
    });

    this.guardRuleGroupArn = guard.ruleGroupArn;
    this.baselineRuleGroupArn = baseline.ruleGroupArn;
    this.teamRuleGroupArn = team.ruleGroupArn;
    this.firewallPolicyArn = conditional(
      new CfnFirewallPolicy(this, 'Resource', {
        firewallPolicyName: `${FIREWALL_NAME_PREFIX}policy-${uniqueName}`,
        firewallPolicy: {
          statelessDefaultActions: ['aws:forward_to_sfe'],
          statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
          statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' },
          // A denylist names what is dropped; whatever else is web traffic passes, and is logged.
          statefulDefaultActions: [
            either(isDenylist, 'aws:alert_established', 'aws:drop_established'),
            valueIf(isAllowlist, 'aws:alert_established').toString(),
          ],
          statefulRuleGroupReferences: [
            ...[guard, baseline, team].map(({ ruleGroupArn }, index) => ({
              resourceArn: ruleGroupArn,
              priority: (index + 1) * 100,
            })),
            valueIf(rejectsUnlisted, {
              ResourceArn: reject.ruleGroupArn,
              Priority: 400,
            }),
          ],
        },
      }),
      hasFirewall,
    ).attrFirewallPolicyArn;
  }
}
