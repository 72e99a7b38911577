import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FIREWALL_NAME_PREFIX } from '../product/names';
import { allow, localArn } from '../statements';
import { ENVIRONMENT_STACKS } from './environmentStacks';

/** Purpose *read*: every environment of the account, whoever asked for it. */
export function readStatements(): PolicyStatement[] {
  return [
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
        'ec2:DescribeManagedPrefixLists',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcEndpoints',
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
