import { Aws } from 'aws-cdk-lib';
import { CfnPolicy, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow, localArn } from '../statements';
import type { EnvironmentBucket } from './buckets';
import { jobStatements, type JobStatementsProps } from './jobStatements';
import { BUCKET_ACTIONS, OBJECT_ACTIONS } from './s3Access';
import { studioStatements } from './studioStatements';

export interface ExecutionPolicyProps extends JobStatementsProps {
  readonly roleName: string;
  readonly buckets: EnvironmentBucket[];
}

/** What Studio's apps and jobs may do. The keys' own policies say which of them they may use. */
export class ExecutionPolicy extends Construct {
  readonly policy: CfnPolicy;

  constructor(scope: Construct, id: string, props: ExecutionPolicyProps) {
    super(scope, id);

    this.policy = new CfnPolicy(this, 'Resource', {
      policyName: 'SecureStudioExecution',
      roles: [props.roleName],
      policyDocument: new PolicyDocument({
        statements: [
          ...studioStatements(),
          ...jobStatements(props),
          ...dataStatements(props.buckets),
          ...observationStatements(),
        ],
      }),
    });
  }
}

function dataStatements(buckets: EnvironmentBucket[]) {
  return [
    allow('Buckets', BUCKET_ACTIONS, {
      resources: buckets.map(({ arn }) => arn),
    }),
    allow('Objects', OBJECT_ACTIONS, {
      resources: buckets.map(({ arn }) => `${arn}/*`),
    }),
    allow('LogInToImageRegistries', ['ecr:GetAuthorizationToken'], {
      resources: ['*'],
    }),
    // AWS's own images are in accounts of AWS, another one in each region.
    allow(
      'PullImages',
      [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      {
        resources: [`arn:${Aws.PARTITION}:ecr:${Aws.REGION}:*:repository/*`],
      },
    ),
  ];
}

function observationStatements() {
  return [
    allow(
      'WriteLogs',
      [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
      ],
      { resources: [localArn('logs', 'log-group:/aws/sagemaker/*')] },
    ),
    allow('WriteMetrics', ['cloudwatch:PutMetricData'], {
      resources: ['*'],
      conditions: {
        StringLike: {
          'cloudwatch:namespace': ['/aws/sagemaker/*', 'aws/sagemaker/*'],
        },
      },
    }),
  ];
}
