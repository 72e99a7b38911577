import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { accountStackParameterName } from 'backstage-plugin-secure-studio-common';
import { FIREWALL_NAME_PREFIX } from '../product/names';
import { allow, localArn } from '../statements';
import { ENVIRONMENT_STACKS } from './environmentStacks';

/**
 * Purpose *read*: every environment of the account, whoever asked for it, and the networks in which
 * one may be made.
 */
export function readStatements(roleName: string): PolicyStatement[] {
  return [
    allow('AccountStackVersion', ['ssm:GetParameter'], {
      resources: [
        localArn('ssm', `parameter${accountStackParameterName(roleName)}`),
      ],
    }),
    allow(
      'ProvisionedProducts',
      [
        'servicecatalog:DescribeProvisionedProduct',
        'servicecatalog:DescribeRecord',
        'servicecatalog:SearchProvisionedProducts',
      ],
      {
        resources: ['*'],
        conditions: {
          StringEquals: { 'servicecatalog:accountLevel': 'self' },
        },
      },
    ),
    allow(
      'Stacks',
      [
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:DescribeStacks',
        'cloudformation:ListStackResources',
      ],
      { resources: ENVIRONMENT_STACKS },
    ),
    allow(
      'ListStudio',
      ['sagemaker:ListDomains', 'sagemaker:ListUserProfiles'],
      { resources: ['*'] },
    ),
    allow(
      'Studio',
      [
        'sagemaker:DescribeDomain',
        'sagemaker:DescribeUserProfile',
        'sagemaker:ListTags',
      ],
      {
        resources: [
          localArn('sagemaker', 'domain/*'),
          localArn('sagemaker', 'user-profile/*'),
        ],
      },
    ),
    allow(
      'Network',
      [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInternetGateways',
        'ec2:DescribeManagedPrefixLists',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSubnets',
        // Takes a VPC, which may be one that another account shares.
        'ec2:DescribeVpcAttribute',
        'ec2:DescribeVpcEndpointServices',
        'ec2:DescribeVpcEndpoints',
        'ec2:DescribeVpcs',
      ],
      { resources: ['*'] },
    ),
    allow('NameResolution', ['route53resolver:ListFirewallDomains'], {
      resources: [localArn('route53resolver', 'firewall-domain-list/*')],
    }),
    allow('ListFirewalls', ['network-firewall:ListFirewalls'], {
      resources: ['*'],
    }),
    allow(
      'Firewalls',
      [
        'network-firewall:DescribeFirewall',
        'network-firewall:DescribeFirewallPolicy',
        'network-firewall:DescribeLoggingConfiguration',
        'network-firewall:DescribeRuleGroup',
      ],
      {
        resources: ['firewall', 'firewall-policy', 'stateful-rulegroup'].map(
          type =>
            localArn('network-firewall', `${type}/${FIREWALL_NAME_PREFIX}*`),
        ),
      },
    ),
  ];
}
