import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FIREWALL_NAME_PREFIX } from '../product/names';
import { allow, iamArn, localArn } from '../statements';

const NETWORK_RESOURCES = [
  'elastic-ip',
  'internet-gateway',
  'natgateway',
  'route-table',
  'security-group',
  'security-group-rule',
  'subnet',
  'vpc',
  'vpc-endpoint',
  'vpc-flow-log',
];

/** The network of an environment and its firewall. */
export function launchNetworkStatements(): PolicyStatement[] {
  return [
    allow(
      'Network',
      [
        'ec2:AllocateAddress',
        'ec2:AssociateRouteTable',
        'ec2:AttachInternetGateway',
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:CreateFlowLogs',
        'ec2:CreateInternetGateway',
        'ec2:CreateNatGateway',
        'ec2:CreateRoute',
        'ec2:CreateRouteTable',
        'ec2:CreateSecurityGroup',
        'ec2:CreateSubnet',
        'ec2:CreateTags',
        'ec2:CreateVpc',
        'ec2:CreateVpcEndpoint',
        'ec2:DeleteFlowLogs',
        'ec2:DeleteInternetGateway',
        'ec2:DeleteNatGateway',
        'ec2:DeleteRoute',
        'ec2:DeleteRouteTable',
        'ec2:DeleteSecurityGroup',
        'ec2:DeleteSubnet',
        'ec2:DeleteTags',
        'ec2:DeleteVpc',
        'ec2:DeleteVpcEndpoints',
        'ec2:DetachInternetGateway',
        'ec2:DisassociateAddress',
        'ec2:DisassociateRouteTable',
        'ec2:ModifySubnetAttribute',
        'ec2:ModifyVpcAttribute',
        'ec2:ModifyVpcEndpoint',
        'ec2:ReleaseAddress',
        'ec2:ReplaceRoute',
        'ec2:RevokeSecurityGroupEgress',
        'ec2:RevokeSecurityGroupIngress',
      ],
      {
        resources: NETWORK_RESOURCES.map(type => localArn('ec2', `${type}/*`)),
      },
    ),
    allow(
      'ReadNetwork',
      [
        'ec2:DescribeAddresses',
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeFlowLogs',
        'ec2:DescribeInternetGateways',
        'ec2:DescribeNatGateways',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSecurityGroupRules',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeTags',
        'ec2:DescribeVpcAttribute',
        'ec2:DescribeVpcEndpoints',
        'ec2:DescribeVpcs',
      ],
      { resources: ['*'] },
    ),
    allow(
      'Firewall',
      [
        'network-firewall:AssociateFirewallPolicy',
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
