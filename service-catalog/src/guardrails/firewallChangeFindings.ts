import { TEAM_RULE_GROUP_PREFIX } from '../product/names';
import { changeOutsideStacks, notByRole } from './changePattern';
import type { FindingRule } from './finding';

const principalPath = '$.detail.userIdentity.arn';

/** Changes to what filters traffic and names. */
export function firewallChangeFindings(roles: {
  readonly operateRoleArn: string;
}): FindingRule[] {
  return [
    {
      id: 'FirewallChanged',
      control: 'firewall-changed-outside-stack',
      severity: 'HIGH',
      description: 'A firewall or its policy was changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 'network-firewall',
        eventName: [
          'AssociateFirewallPolicy',
          'DeleteFirewall',
          'DeleteFirewallPolicy',
          'DeleteRuleGroup',
          'DisassociateSubnets',
          'UpdateFirewallDeleteProtection',
          'UpdateFirewallPolicy',
          'UpdateFirewallPolicyChangeProtection',
          'UpdateLoggingConfiguration',
          'UpdateSubnetChangeProtection',
        ],
      }),
      resourcePath: '$.detail.requestParameters.firewallArn',
      principalPath,
    },
    {
      id: 'RuleGroupChanged',
      control: 'rule-group-changed-outside-portal',
      severity: 'HIGH',
      description:
        'A rule group was changed by somebody else than the portal, or one that is not of a team',
      pattern: changeOutsideStacks({
        service: 'network-firewall',
        eventName: ['UpdateRuleGroup'],
        detail: {
          $or: [
            notByRole(roles.operateRoleArn),
            {
              requestParameters: {
                ruleGroupArn: [
                  {
                    'anything-but': {
                      wildcard: `*:stateful-rulegroup/${TEAM_RULE_GROUP_PREFIX}*`,
                    },
                  },
                ],
              },
            },
            {
              requestParameters: {
                ruleGroupName: [
                  { 'anything-but': { prefix: TEAM_RULE_GROUP_PREFIX } },
                ],
              },
            },
          ],
        },
      }),
      resourcePath: '$.detail.requestParameters.ruleGroupArn',
      principalPath,
    },
    {
      id: 'DnsFirewallChanged',
      control: 'dns-firewall-changed-outside-stack',
      severity: 'HIGH',
      description:
        'DNS Firewall or its query log was changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 'route53resolver',
        eventName: [
          'DeleteFirewallDomainList',
          'DeleteFirewallRule',
          'DeleteFirewallRuleGroup',
          'DeleteResolverQueryLogConfig',
          'DisassociateFirewallRuleGroup',
          'DisassociateResolverQueryLogConfig',
          'UpdateFirewallConfig',
          'UpdateFirewallRule',
          'UpdateFirewallRuleGroupAssociation',
        ],
      }),
      resourcePath: '$.detail.requestParameters.firewallRuleGroupId',
      principalPath,
    },
    {
      id: 'DnsDomainsChanged',
      control: 'dns-domains-changed-outside-portal',
      severity: 'HIGH',
      description:
        'A domain list was changed neither by a stack nor by the portal',
      pattern: changeOutsideStacks({
        service: 'route53resolver',
        eventName: ['ImportFirewallDomains', 'UpdateFirewallDomains'],
        exceptRole: roles.operateRoleArn,
      }),
      resourcePath: '$.detail.requestParameters.firewallDomainListId',
      principalPath,
    },
  ];
}
