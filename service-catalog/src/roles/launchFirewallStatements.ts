import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FIREWALL_NAME_PREFIX } from '../product/names';
import { allow, iamArn, localArn } from '../statements';

/** The firewalls of an environment, by their names. */
export function launchFirewallStatements(): PolicyStatement[] {
  return [
    allow(
      'Firewall',
      [
        'network-firewall:AssociateFirewallPolicy',
        'network-firewall:AssociateSubnets',
        'network-firewall:CreateFirewall',
        'network-firewall:CreateFirewallPolicy',
        'network-firewall:CreateRuleGroup',
        'network-firewall:DeleteFirewall',
        'network-firewall:DeleteFirewallPolicy',
        'network-firewall:DeleteRuleGroup',
        'network-firewall:DescribeFirewall',
        'network-firewall:DescribeFirewallPolicy',
        'network-firewall:DescribeLoggingConfiguration',
        'network-firewall:DescribeRuleGroup',
        'network-firewall:DisassociateSubnets',
        'network-firewall:ListTagsForResource',
        'network-firewall:TagResource',
        'network-firewall:UntagResource',
        'network-firewall:UpdateFirewallDeleteProtection',
        'network-firewall:UpdateFirewallPolicy',
        'network-firewall:UpdateFirewallPolicyChangeProtection',
        'network-firewall:UpdateLoggingConfiguration',
        'network-firewall:UpdateRuleGroup',
        'network-firewall:UpdateSubnetChangeProtection',
      ],
      {
        resources: ['firewall', 'firewall-policy', 'stateful-rulegroup'].map(
          type =>
            localArn('network-firewall', `${type}/${FIREWALL_NAME_PREFIX}*`),
        ),
      },
    ),
    allow('FindRuleGroups', ['network-firewall:ListRuleGroups'], {
      resources: ['*'],
    }),
    allow('FirstFirewallOfTheAccount', ['iam:CreateServiceLinkedRole'], {
      resources: [
        iamArn('role/aws-service-role/network-firewall.amazonaws.com/*'),
      ],
      conditions: {
        StringEquals: {
          'iam:AWSServiceName': 'network-firewall.amazonaws.com',
        },
      },
    }),
  ];
}
