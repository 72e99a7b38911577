import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow } from '../statements';
import { ENVIRONMENT_STACKS } from './environmentStacks';

/** The stack itself and the template that Service Catalog keeps. */
export function launchStackStatements(): PolicyStatement[] {
  return [
    allow(
      'Stacks',
      [
        'cloudformation:CreateChangeSet',
        'cloudformation:CreateStack',
        'cloudformation:DeleteChangeSet',
        'cloudformation:DeleteStack',
        'cloudformation:DescribeChangeSet',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:DescribeStacks',
        'cloudformation:ExecuteChangeSet',
        'cloudformation:ListChangeSets',
        'cloudformation:ListStackResources',
        'cloudformation:SetStackPolicy',
        'cloudformation:TagResource',
        'cloudformation:UntagResource',
        'cloudformation:UpdateStack',
      ],
      { resources: ENVIRONMENT_STACKS },
    ),
    allow(
      'Templates',
      ['cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate'],
      { resources: ['*'] },
    ),
    // Fn::GetAZs asks for them.
    allow('ZonesOfTheRegion', ['ec2:DescribeAvailabilityZones'], {
      resources: ['*'],
    }),
    allow('TemplateOfTheProduct', ['s3:GetObject'], {
      resources: ['*'],
      conditions: {
        StringEquals: {
          's3:ExistingObjectTag/servicecatalog:provisioning': 'true',
        },
      },
    }),
  ];
}
