import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, deny, localArn } from '../statements';

export interface JobStatementsProps {
  readonly executionRoleArn: string;
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly workloadSecurityGroupId: string;
}

/** Creation calls that carry `sagemaker:VpcSubnets` and `sagemaker:VpcSecurityGroupIds`. */
const IN_VPC = [
  'sagemaker:CreateHyperParameterTuningJob',
  'sagemaker:CreateModel',
  'sagemaker:CreateProcessingJob',
  'sagemaker:CreateTrainingJob',
];

/** SageMaker jobs and models, in the environment's own network only. */
export function jobStatements(props: JobStatementsProps): PolicyStatement[] {
  const jobs = [
    'hyper-parameter-tuning-job',
    'model',
    'processing-job',
    'training-job',
    'transform-job',
  ].map(type => localArn('sagemaker', `${type}/*`));
  const network = [
    ...props.subnetIds.map(subnetId => localArn('ec2', `subnet/${subnetId}`)),
    localArn('ec2', `security-group/${props.workloadSecurityGroupId}`),
  ];
  const networkInterfaces = localArn('ec2', 'network-interface/*');

  return [
    // A transform job has no network of its own: its model has.
    allow('RunJobs', [...IN_VPC, 'sagemaker:CreateTransformJob'], {
      resources: jobs,
    }),
    allow(
      'FollowJobs',
      [
        'sagemaker:AddTags',
        'sagemaker:DeleteModel',
        'sagemaker:DescribeHyperParameterTuningJob',
        'sagemaker:DescribeModel',
        'sagemaker:DescribeProcessingJob',
        'sagemaker:DescribeTrainingJob',
        'sagemaker:DescribeTransformJob',
        'sagemaker:StopHyperParameterTuningJob',
        'sagemaker:StopProcessingJob',
        'sagemaker:StopTrainingJob',
        'sagemaker:StopTransformJob',
      ],
      { resources: jobs },
    ),
    // Three statements, since the keys of one are joined by AND.
    deny('DenyJobsWithoutSubnets', IN_VPC, {
      resources: ['*'],
      conditions: { Null: { 'sagemaker:VpcSubnets': 'true' } },
    }),
    deny('DenyJobsWithoutSecurityGroups', IN_VPC, {
      resources: ['*'],
      conditions: { Null: { 'sagemaker:VpcSecurityGroupIds': 'true' } },
    }),
    deny('DenyJobsInOtherSubnets', IN_VPC, {
      resources: ['*'],
      conditions: {
        'ForAnyValue:StringNotEquals': {
          'sagemaker:VpcSubnets': props.subnetIds,
        },
      },
    }),
    deny('DenyJobsInOtherSecurityGroups', IN_VPC, {
      resources: ['*'],
      conditions: {
        'ForAnyValue:StringNotEquals': {
          'sagemaker:VpcSecurityGroupIds': [props.workloadSecurityGroupId],
        },
      },
    }),
    allow('RunJobsAsItself', ['iam:PassRole'], {
      resources: [props.executionRoleArn],
      conditions: {
        StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    }),
    allow('CreateNetworkInterfaces', ['ec2:CreateNetworkInterface'], {
      resources: [...network, networkInterfaces],
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
