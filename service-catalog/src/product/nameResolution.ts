import { Aws } from 'aws-cdk-lib';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
  CfnResolverQueryLoggingConfig,
  CfnResolverQueryLoggingConfigAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import {
  conditional,
  either,
  onlyIf,
  unless,
  valueIf,
  type Conditions,
} from './conditions';
import { BASELINE_DOMAINS } from './firewall/baselineRules';
import type { ProductParameters } from './parameters/parameters';

export interface NameResolutionProps {
  readonly vpcId: string;
  readonly uniqueName: string;
  readonly queryLogGroup: CfnLogGroup;
  readonly parameters: ProductParameters;
  readonly conditions: Conditions;
}

/**
 * The names of AWS's endpoints in the region and of the VPC itself. Whatever else a resolver asks
 * for leaves the VPC past the firewall, so a tunnel would be open without DNS Firewall.
 */
const PRIVATE_NAMES = [
  `*.${Aws.REGION}.${Aws.URL_SUFFIX}`,
  `*.${Aws.REGION}.sagemaker.aws`,
  `*.${Aws.REGION}.compute.internal`,
  '*.ec2.internal',
  ...BASELINE_DOMAINS,
];

const RULE_PRIORITIES = { privateNames: 100, team: 200, everything: 300 };

/** Above 100 and below 9900 (`AssociateFirewallRuleGroup`). */
const ASSOCIATION_PRIORITY = 101;

/** What names the VPC resolves, and the log of every query. */
export class NameResolution extends Construct {
  readonly teamDomainListId: string;

  constructor(scope: Construct, id: string, props: NameResolutionProps) {
    super(scope, id);
    const { conditions, parameters, uniqueName, vpcId } = props;
    const { hasFirewall, isAllowlist, resolvesEverything } = conditions;

    const privateNames = new CfnFirewallDomainList(this, 'PrivateNames', {
      name: `secure-studio-private-${uniqueName}`,
      domains: PRIVATE_NAMES,
    });
    const team = conditional(
      new CfnFirewallDomainList(this, 'TeamDomains', {
        name: `secure-studio-team-${uniqueName}`,
        domains: parameters.list('teamResolverDomains'),
      }),
      hasFirewall,
    );
    const everything = new CfnFirewallDomainList(this, 'Everything', {
      name: `secure-studio-everything-${uniqueName}`,
      domains: ['*'],
    });

    const ruleGroup = new CfnFirewallRuleGroup(this, 'RuleGroup', {
      name: `secure-studio-${uniqueName}`,
      firewallRules: [
        {
          firewallDomainListId: privateNames.attrId,
          priority: RULE_PRIORITIES.privateNames,
          action: 'ALLOW',
          // Otherwise each name of a chain of CNAMEs would have to be listed.
          firewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
        },
        valueIf(hasFirewall, {
          FirewallDomainListId: team.attrId,
          Priority: RULE_PRIORITIES.team,
          Action: either(isAllowlist, 'ALLOW', 'BLOCK'),
          BlockResponse: unless(isAllowlist, 'NXDOMAIN'),
          FirewallDomainRedirectionAction: onlyIf(
            isAllowlist,
            'TRUST_REDIRECTION_DOMAIN',
          ),
        }),
        // In the other modes names are not what blocks; every query is still logged.
        {
          firewallDomainListId: everything.attrId,
          priority: RULE_PRIORITIES.everything,
          action: either(resolvesEverything, 'ALLOW', 'BLOCK'),
          blockResponse: unless(resolvesEverything, 'NXDOMAIN'),
        },
      ],
    });
    new CfnFirewallRuleGroupAssociation(this, 'RuleGroupAssociation', {
      name: `secure-studio-${uniqueName}`,
      firewallRuleGroupId: ruleGroup.attrId,
      vpcId,
      priority: ASSOCIATION_PRIORITY,
    });

    const queryLog = new CfnResolverQueryLoggingConfig(this, 'QueryLog', {
      name: `secure-studio-${uniqueName}`,
      destinationArn: props.queryLogGroup.attrArn,
    });
    new CfnResolverQueryLoggingConfigAssociation(this, 'QueryLogAssociation', {
      resolverQueryLogConfigId: queryLog.attrId,
      resourceId: vpcId,
    });

    this.teamDomainListId = team.attrId;
  }
}
