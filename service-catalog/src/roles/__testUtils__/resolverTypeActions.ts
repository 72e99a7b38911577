import { registrySchema, type ResourceTypeActions } from './resourceTypeAction';

/** DNS Firewall and the log of queries. */
export const RESOLVER_TYPE_ACTIONS: ResourceTypeActions[] = [
  {
    type: 'AWS::Route53Resolver::FirewallDomainList',
    create: [
      'route53resolver:CreateFirewallDomainList',
      'route53resolver:GetFirewallDomainList',
      'route53resolver:TagResource',
      'route53resolver:UpdateFirewallDomains',
    ],
    read: [
      'route53resolver:GetFirewallDomainList',
      'route53resolver:ListFirewallDomains',
      'route53resolver:ListTagsForResource',
    ],
    update: [
      'route53resolver:TagResource',
      'route53resolver:UntagResource',
      'route53resolver:UpdateFirewallDomains',
    ],
    delete: [
      'route53resolver:DeleteFirewallDomainList',
      'route53resolver:UntagResource',
    ],
    leftOut: {
      'route53resolver:ImportFirewallDomains': 'no list comes from a file',
    },
    source: registrySchema(
      '2f07e30b5fb60353834c10f0817cc77a831388f2',
      'aws-route53resolver-firewalldomainlist',
    ),
  },
  {
    type: 'AWS::Route53Resolver::FirewallRuleGroup',
    create: [
      'route53resolver:CreateFirewallRule',
      'route53resolver:CreateFirewallRuleGroup',
      'route53resolver:DeleteFirewallRule',
      'route53resolver:GetFirewallRuleGroup',
      'route53resolver:ListFirewallRules',
      'route53resolver:ListTagsForResource',
      'route53resolver:TagResource',
    ],
    read: [
      'route53resolver:GetFirewallRuleGroup',
      'route53resolver:ListFirewallRules',
      'route53resolver:ListTagsForResource',
    ],
    update: [
      'route53resolver:CreateFirewallRule',
      'route53resolver:DeleteFirewallRule',
      'route53resolver:GetFirewallRuleGroup',
      'route53resolver:ListFirewallRules',
      'route53resolver:ListTagsForResource',
      'route53resolver:TagResource',
      'route53resolver:UntagResource',
      'route53resolver:UpdateFirewallRule',
    ],
    delete: [
      'route53resolver:DeleteFirewallRule',
      'route53resolver:DeleteFirewallRuleGroup',
      'route53resolver:GetFirewallRuleGroup',
      'route53resolver:ListFirewallRules',
      'route53resolver:ListTagsForResource',
      'route53resolver:UntagResource',
    ],
    source: registrySchema(
      '269e70901de0f80a5564c326027bda1d0e43d65c',
      'aws-route53resolver-firewallrulegroup',
    ),
  },
  {
    type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
    create: [
      'ec2:DescribeVpcs',
      'route53resolver:AssociateFirewallRuleGroup',
      'route53resolver:GetFirewallRuleGroupAssociation',
      'route53resolver:ListTagsForResource',
      'route53resolver:TagResource',
    ],
    read: [
      'route53resolver:GetFirewallRuleGroupAssociation',
      'route53resolver:ListTagsForResource',
    ],
    update: [
      'route53resolver:GetFirewallRuleGroupAssociation',
      'route53resolver:ListTagsForResource',
      'route53resolver:TagResource',
      'route53resolver:UntagResource',
      'route53resolver:UpdateFirewallRuleGroupAssociation',
    ],
    delete: [
      'route53resolver:DisassociateFirewallRuleGroup',
      'route53resolver:GetFirewallRuleGroupAssociation',
      'route53resolver:ListTagsForResource',
      'route53resolver:UntagResource',
    ],
    source: registrySchema(
      '269e70901de0f80a5564c326027bda1d0e43d65c',
      'aws-route53resolver-firewallrulegroupassociation',
    ),
  },
  {
    // The schema names `resolverquerylogging:*Config`; IAM knows the API's own names. The log
    // deliveries are set up with the caller's rights, as for every vended log. [UNV]
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
    type: 'AWS::Route53Resolver::ResolverQueryLoggingConfig',
    create: [
      'logs:CreateLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'route53resolver:CreateResolverQueryLogConfig',
      'route53resolver:GetResolverQueryLogConfig',
    ],
    read: ['route53resolver:GetResolverQueryLogConfig'],
    update: [],
    delete: [
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'route53resolver:DeleteResolverQueryLogConfig',
      'route53resolver:ListResolverQueryLogConfigs',
    ],
    source: registrySchema(
      '2f07e30b5fb60353834c10f0817cc77a831388f2',
      'aws-route53resolver-resolverqueryloggingconfig',
    ),
  },
  {
    // The first association of an account makes Resolver's service-linked role. [UNV]
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/using-service-linked-roles.html
    type: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
    create: [
      'ec2:DescribeVpcs',
      'iam:CreateServiceLinkedRole',
      'route53resolver:AssociateResolverQueryLogConfig',
      'route53resolver:GetResolverQueryLogConfigAssociation',
    ],
    read: ['route53resolver:GetResolverQueryLogConfigAssociation'],
    update: [],
    delete: [
      'route53resolver:DisassociateResolverQueryLogConfig',
      'route53resolver:GetResolverQueryLogConfigAssociation',
      'route53resolver:ListResolverQueryLogConfigAssociations',
    ],
    source: registrySchema(
      'b98af0bc33265ace59dbfd82f2215b79363083de',
      'aws-route53resolver-resolverqueryloggingconfigassociation',
    ),
  },
];
