import { CfnRule, Fn, type ICfnRuleConditionExpression } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ParameterName } from './parameters/definition';
import type { ProductParameters } from './parameters/parameters';

/** What the parameters may not be together. CloudFormation checks it before it creates anything. */
export class Rules extends Construct {
  constructor(scope: Construct, id: string, parameters: ProductParameters) {
    super(scope, id);
    const is = (name: ParameterName, value: string) =>
      Fn.conditionEquals(parameters.text(name), value);
    const isNot = (name: ParameterName, value: string) =>
      Fn.conditionNot(is(name, value));
    const isEmpty = (name: ParameterName) =>
      Fn.conditionEachMemberEquals(parameters.list(name), '');

    this.rule('SingleSignOn', is('authMode', 'SSO'), [
      [
        isNot('singleSignOnUser', ''),
        'UserProfileSingleSignOnUser must be given where AuthMode is SSO',
      ],
    ]);
    this.rule('NoSingleSignOn', is('authMode', 'IAM'), [
      [
        is('singleSignOnUser', ''),
        'UserProfileSingleSignOnUser must be empty where AuthMode is IAM',
      ],
    ]);
    this.rule('ExistingVpc', isNot('existingVpcId', ''), [
      [
        Fn.conditionNot(isEmpty('existingStudioSubnetIds')),
        'ExistingStudioSubnetIds must be given with ExistingVpcId',
      ],
      [
        Fn.conditionNot(isEmpty('existingStudioRouteTableIds')),
        'ExistingStudioRouteTableIds must be given with ExistingVpcId',
      ],
      [
        Fn.conditionOr(
          is('egressMode', 'none'),
          isNot('existingInternetGatewayId', ''),
        ),
        'ExistingInternetGatewayId must be given with ExistingVpcId, unless EgressMode is none',
      ],
      [
        is('placement', 'beforeNat'),
        'FirewallPlacement must be beforeNat with ExistingVpcId, whose internet gateway may have a route table of its own',
      ],
    ]);
    this.rule('NewVpc', is('existingVpcId', ''), [
      [
        isEmpty('existingStudioSubnetIds'),
        'ExistingStudioSubnetIds must be empty without ExistingVpcId',
      ],
      [
        isEmpty('existingStudioRouteTableIds'),
        'ExistingStudioRouteTableIds must be empty without ExistingVpcId',
      ],
      [
        is('existingInternetGatewayId', ''),
        'ExistingInternetGatewayId must be empty without ExistingVpcId',
      ],
      [
        is('existingS3EndpointId', ''),
        'ExistingS3EndpointId must be empty without ExistingVpcId',
      ],
    ]);
  }

  private rule(
    id: string,
    ruleCondition: ICfnRuleConditionExpression,
    assertions: [ICfnRuleConditionExpression, string][],
  ) {
    new CfnRule(this, id, {
      ruleCondition,
      assertions: assertions.map(([assert, assertDescription]) => ({
        assert,
        assertDescription,
      })),
    });
  }
}
