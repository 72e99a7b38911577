import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow } from '../statements';
import { ENVIRONMENT_STACKS } from './environmentStacks';

/** Purpose *provision*: the product, and what this very role has provisioned from it. */
export function provisionStatements(productArn: string): PolicyStatement[] {
  return [
    allow('Products', ['servicecatalog:SearchProducts'], { resources: ['*'] }),
    allow(
      'Product',
      [
        'servicecatalog:DescribeProduct',
        'servicecatalog:DescribeProvisioningParameters',
        'servicecatalog:ListLaunchPaths',
        'servicecatalog:ProvisionProduct',
      ],
      { resources: [productArn] },
    ),
    allow(
      'OwnProvisionedProducts',
      [
        'servicecatalog:DescribeProvisionedProduct',
        'servicecatalog:DescribeRecord',
        'servicecatalog:SearchProvisionedProducts',
        'servicecatalog:TerminateProvisionedProduct',
      ],
      {
        resources: ['*'],
        conditions: { StringEquals: { 'servicecatalog:roleLevel': 'self' } },
      },
    ),
    allow(
      'Stacks',
      ['cloudformation:DescribeStackEvents', 'cloudformation:DescribeStacks'],
      { resources: ENVIRONMENT_STACKS },
    ),
  ];
}
