import { Aws } from 'aws-cdk-lib';
import { StarPrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow } from '../statements';
import type { Perimeter } from './perimeter';
import { policyDocument } from './policyDocument';

/**
 * Services that are not known to take an endpoint policy [UNV]; `VpcEndpointPolicySupported` of
 * `DescribeVpcEndpointServices` tells.
 */
const WITHOUT_POLICY = new Set([
  'experiments',
  'sagemaker.metrics',
  'servicecatalog',
]);

const principals = () => [new StarPrincipal()];

/** What AWS itself offers through an endpoint, to be read by principals of the perimeter. */
function ownedByAws(service: string, perimeter: Perimeter): PolicyStatement[] {
  const read = (actions: string[], resources: string[]) => [
    allow('OwnedByAws', actions, {
      principals: principals(),
      resources,
      conditions: { StringEquals: perimeter.ofPrincipal },
    }),
  ];
  switch (service) {
    case 'ecr.api':
    case 'ecr.dkr':
      // The images of SageMaker are in accounts of AWS, another one in each region.
      return read(
        [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:GetDownloadUrlForLayer',
        ],
        [`arn:${Aws.PARTITION}:ecr:${Aws.REGION}:*:repository/*`],
      );
    case 'ssm':
      return read(
        ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
        [`arn:${Aws.PARTITION}:ssm:${Aws.REGION}::parameter/aws/service/*`],
      );
    case 'bedrock-runtime':
      return read(
        ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        [`arn:${Aws.PARTITION}:bedrock:${Aws.REGION}::foundation-model/*`],
      );
    case 'sagemaker.api':
      return read(
        [
          'sagemaker:DescribeHub',
          'sagemaker:DescribeHubContent',
          'sagemaker:ListHubContents',
          'sagemaker:ListHubContentVersions',
        ],
        [
          `arn:${Aws.PARTITION}:sagemaker:${Aws.REGION}:aws:hub/*`,
          `arn:${Aws.PARTITION}:sagemaker:${Aws.REGION}:aws:hub-content/*`,
        ],
      );
    default:
      return [];
  }
}

/**
 * The policy of an interface endpoint, or none where the service takes none: principals of the data
 * perimeter reach its resources. Credentials that were brought into Studio lead nowhere, nor do
 * resources of others. A call that is about no resource has no account of one.
 */
export function endpointPolicy(service: string, perimeter: Perimeter) {
  return WITHOUT_POLICY.has(service)
    ? undefined
    : policyDocument([
        allow('InsidePerimeter', ['*'], {
          principals: principals(),
          resources: ['*'],
          conditions: {
            StringEquals: perimeter.ofPrincipal,
            StringEqualsIfExists: perimeter.ofResource,
          },
        }),
        ...ownedByAws(service, perimeter),
      ]);
}
