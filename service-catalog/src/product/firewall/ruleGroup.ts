import type { CfnCondition } from 'aws-cdk-lib';
import { CfnRuleGroup } from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import { conditional } from '../conditions';

export interface StrictOrderRuleGroupProps {
  readonly ruleGroupName: string;
  readonly description: string;
  /** Fixed at creation. */
  readonly capacity: number;
  readonly vpcCidr: string;
  readonly rulesSource: CfnRuleGroup.RulesSourceProperty;
  readonly condition: CfnCondition;
}

/** A stateful rule group for a policy with STRICT_ORDER; the VPC is its HOME_NET. */
export class StrictOrderRuleGroup extends Construct {
  readonly ruleGroupArn: string;

  constructor(scope: Construct, id: string, props: StrictOrderRuleGroupProps) {
    super(scope, id);

    this.ruleGroupArn = conditional(
      new CfnRuleGroup(this, 'Resource', {
        ruleGroupName: props.ruleGroupName,
        description: props.description,
        type: 'STATEFUL',
        capacity: props.capacity,
        ruleGroup: {
          ruleVariables: {
            ipSets: { HOME_NET: { definition: [props.vpcCidr] } },
          },
          rulesSource: props.rulesSource,
          statefulRuleOptions: { ruleOrder: 'STRICT_ORDER' },
        },
      }),
      props.condition,
    ).attrRuleGroupArn;
  }
}
