import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, iamArn, localArn } from '../statements';

/** DNS Firewall and the log of queries. Their ARNs are made of ids, not of names. */
export function launchResolverStatements(): PolicyStatement[] {
  return [
    allow(
      'NameResolution',
      [
        'route53resolver:AssociateFirewallRuleGroup',
        'route53resolver:AssociateResolverQueryLogConfig',
        'route53resolver:CreateFirewallDomainList',
        'route53resolver:CreateFirewallRule',
        'route53resolver:CreateFirewallRuleGroup',
        'route53resolver:CreateResolverQueryLogConfig',
        'route53resolver:DeleteFirewallDomainList',
        'route53resolver:DeleteFirewallRule',
        'route53resolver:DeleteFirewallRuleGroup',
        'route53resolver:DeleteResolverQueryLogConfig',
        'route53resolver:DisassociateFirewallRuleGroup',
        'route53resolver:DisassociateResolverQueryLogConfig',
        'route53resolver:GetFirewallDomainList',
        'route53resolver:GetFirewallRuleGroup',
        'route53resolver:GetFirewallRuleGroupAssociation',
        'route53resolver:GetResolverQueryLogConfig',
        'route53resolver:ListFirewallDomains',
        'route53resolver:ListFirewallRules',
        'route53resolver:ListTagsForResource',
        'route53resolver:TagResource',
        'route53resolver:UntagResource',
        'route53resolver:UpdateFirewallDomains',
        'route53resolver:UpdateFirewallRule',
        'route53resolver:UpdateFirewallRuleGroupAssociation',
      ],
      {
        resources: [
          'firewall-domain-list',
          'firewall-rule-group',
          'firewall-rule-group-association',
          'resolver-query-log-config',
        ].map(type => localArn('route53resolver', `${type}/*`)),
      },
    ),
    allow(
      'ReadNameResolution',
      [
        'route53resolver:GetResolverQueryLogConfigAssociation',
        'route53resolver:ListResolverQueryLogConfigAssociations',
        'route53resolver:ListResolverQueryLogConfigs',
      ],
      { resources: ['*'] },
    ),
    allow('FirstQueryLogOfTheAccount', ['iam:CreateServiceLinkedRole'], {
      resources: [
        iamArn('role/aws-service-role/route53resolver.amazonaws.com/*'),
      ],
      conditions: {
        StringEquals: { 'iam:AWSServiceName': 'route53resolver.amazonaws.com' },
      },
    }),
  ];
}
