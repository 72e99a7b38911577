import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, localArn } from '../../statements';
import type { EnvironmentBucket } from '../buckets';
import { denyWritesToOtherAccounts } from './safeguards';
import { BUCKET_ACTIONS, BUCKETS_OF_AWS, OBJECT_ACTIONS } from './s3Access';

export interface DataStatementsProps {
  readonly buckets: EnvironmentBucket[];
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly workloadSecurityGroupId: string;
}

/** The buckets, images and network interfaces of whoever works: personas and jobs. */
export function dataStatements(props: DataStatementsProps): PolicyStatement[] {
  const networkInterfaces = localArn('ec2', 'network-interface/*');
  return [
    allow('Buckets', BUCKET_ACTIONS, {
      resources: props.buckets.map(({ arn }) => arn),
    }),
    allow('Objects', OBJECT_ACTIONS, {
      resources: props.buckets.map(({ arn }) => `${arn}/*`),
    }),
    // The buckets of AWS that the S3 endpoint may admit: to read, never to write.
    allow('ReadBucketsOfAws', ['s3:GetObject'], {
      resources: [
        ...BUCKETS_OF_AWS.jumpStart,
        ...BUCKETS_OF_AWS.sampleFiles,
      ].map(bucket => `arn:${Aws.PARTITION}:s3:::${bucket}/*`),
    }),
    denyWritesToOtherAccounts(),
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
    allow('CreateNetworkInterfaces', ['ec2:CreateNetworkInterface'], {
      resources: [
        ...props.subnetIds.map(subnetId =>
          localArn('ec2', `subnet/${subnetId}`),
        ),
        localArn('ec2', `security-group/${props.workloadSecurityGroupId}`),
        networkInterfaces,
      ],
    }),
    allow(
      'ManageNetworkInterfaces',
      [
        'ec2:CreateNetworkInterfacePermission',
        'ec2:DeleteNetworkInterface',
        'ec2:DeleteNetworkInterfacePermission',
      ],
      {
        resources: [networkInterfaces],
        conditions: {
          ArnEquals: { 'ec2:Vpc': localArn('ec2', `vpc/${props.vpcId}`) },
        },
      },
    ),
    allow(
      'ReadNetwork',
      [
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      { resources: ['*'] },
    ),
  ];
}
