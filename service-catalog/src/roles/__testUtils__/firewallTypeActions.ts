import { registrySchema, type ResourceTypeActions } from './resourceTypeAction';

/** Network Firewall. */
export const FIREWALL_TYPE_ACTIONS: ResourceTypeActions[] = [
  {
    type: 'AWS::NetworkFirewall::Firewall',
    create: [
      'ec2:CreateVpcEndpoint',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcEndpoints',
      'ec2:DescribeVpcs',
      'iam:CreateServiceLinkedRole',
      'network-firewall:AssociateFirewallPolicy',
      'network-firewall:AssociateSubnets',
      'network-firewall:CreateFirewall',
      'network-firewall:DescribeFirewall',
      'network-firewall:DescribeFirewallPolicy',
      'network-firewall:DescribeRuleGroup',
      'network-firewall:TagResource',
    ],
    read: [
      'network-firewall:DescribeFirewall',
      'network-firewall:ListTagsForResource',
    ],
    update: [
      'network-firewall:AssociateFirewallPolicy',
      'network-firewall:AssociateSubnets',
      'network-firewall:DescribeFirewall',
      'network-firewall:DisassociateSubnets',
      'network-firewall:TagResource',
      'network-firewall:UntagResource',
      'network-firewall:UpdateFirewallDeleteProtection',
      'network-firewall:UpdateFirewallPolicyChangeProtection',
      'network-firewall:UpdateSubnetChangeProtection',
    ],
    delete: [
      'ec2:DeleteVpcEndpoints',
      'ec2:DescribeRouteTables',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'network-firewall:DeleteFirewall',
      'network-firewall:DescribeFirewall',
      'network-firewall:UntagResource',
    ],
    leftOut: {
      'network-firewall:AssociateAvailabilityZones':
        'the firewall stands in a subnet, not at a transit gateway',
      'network-firewall:DisassociateAvailabilityZones':
        'the firewall stands in a subnet, not at a transit gateway',
      'network-firewall:UpdateAvailabilityZoneChangeProtection':
        'the firewall stands in a subnet, not at a transit gateway',
      'network-firewall:UpdateFirewallAnalysisSettings':
        'EnabledAnalysisTypes is not set',
      'network-firewall:UpdateFirewallDescription': 'Description is not set',
    },
    source: registrySchema(
      '1a3f1496bd73c9e2e4560d102c3ee63dac0cb7ef',
      'aws-networkfirewall-firewall',
    ),
  },
  {
    type: 'AWS::NetworkFirewall::FirewallPolicy',
    create: [
      'network-firewall:CreateFirewallPolicy',
      'network-firewall:DescribeFirewallPolicy',
      'network-firewall:ListRuleGroups',
      'network-firewall:TagResource',
    ],
    read: [
      'network-firewall:DescribeFirewallPolicy',
      'network-firewall:ListTagsForResource',
    ],
    update: [
      'network-firewall:DescribeFirewallPolicy',
      'network-firewall:ListRuleGroups',
      'network-firewall:TagResource',
      'network-firewall:UntagResource',
      'network-firewall:UpdateFirewallPolicy',
    ],
    delete: [
      'network-firewall:DeleteFirewallPolicy',
      'network-firewall:DescribeFirewallPolicy',
      'network-firewall:UntagResource',
    ],
    leftOut: {
      'network-firewall:ListTLSInspectionConfigurations':
        'TLS is not inspected',
      'network-firewall:ListTagsForResources':
        'no such action: ListTagsForResource',
    },
    source: registrySchema(
      '268bf6415b16c83747b5dd50c1c718af24530adc',
      'aws-networkfirewall-firewallpolicy',
    ),
  },
  {
    type: 'AWS::NetworkFirewall::RuleGroup',
    create: [
      'network-firewall:CreateRuleGroup',
      'network-firewall:DescribeRuleGroup',
      'network-firewall:TagResource',
    ],
    read: [
      'network-firewall:DescribeRuleGroup',
      'network-firewall:ListTagsForResource',
    ],
    update: [
      'network-firewall:DescribeRuleGroup',
      'network-firewall:TagResource',
      'network-firewall:UntagResource',
      'network-firewall:UpdateRuleGroup',
    ],
    delete: [
      'network-firewall:DeleteRuleGroup',
      'network-firewall:DescribeRuleGroup',
      'network-firewall:UntagResource',
    ],
    leftOut: {
      'network-firewall:ListTagsForResources':
        'no such action: ListTagsForResource',
    },
    source: registrySchema(
      '08b15698a4a6c571141c5af9e4502c433087fce6',
      'aws-networkfirewall-rulegroup',
    ),
  },
  {
    type: 'AWS::NetworkFirewall::LoggingConfiguration',
    create: [
      'logs:CreateLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'network-firewall:DescribeLoggingConfiguration',
      'network-firewall:UpdateLoggingConfiguration',
    ],
    read: [
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'network-firewall:DescribeLoggingConfiguration',
    ],
    update: [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
      'network-firewall:DescribeLoggingConfiguration',
      'network-firewall:UpdateLoggingConfiguration',
    ],
    delete: [
      'logs:DeleteLogDelivery',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'network-firewall:DescribeLoggingConfiguration',
      'network-firewall:UpdateLoggingConfiguration',
    ],
    leftOut: {
      'firehose:TagDeliveryStream': 'the destination is a log group',
      'iam:CreateServiceLinkedRole': 'for Firehose only [UNV]',
      's3:GetBucketPolicy': 'the destination is a log group',
      's3:PutBucketPolicy': 'the destination is a log group',
    },
    source: registrySchema(
      '256003961b8b2614f329554f161fbff3497cad20',
      'aws-networkfirewall-loggingconfiguration',
    ),
  },
];
