import { busEvent } from './events';

const VPC = { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] };
const RESOURCES = {
  InstanceType: 'ml.m5.large',
  InstanceCount: 1,
  VolumeSizeInGB: 30,
  VolumeKmsKeyId: 'key',
};
const OUTPUT = { S3OutputPath: 's3://models/out', KmsKeyId: 'key' };
const TRAINING = {
  RoleArn: 'arn:aws:iam::111122223333:role/lab',
  VpcConfig: VPC,
  OutputDataConfig: OUTPUT,
  ResourceConfig: RESOURCES,
};

/** Compliant jobs by kind, as their state-change events describe them. */
export const COMPLIANT_JOBS: Readonly<Record<string, object>> = {
  TrainingJob: {
    ...TRAINING,
    TrainingJobName: 'job',
    TrainingJobStatus: 'InProgress',
  },
  ProcessingJob: {
    ProcessingJobName: 'job',
    ProcessingJobStatus: 'InProgress',
    RoleArn: TRAINING.RoleArn,
    NetworkConfig: { VpcConfig: VPC },
    ProcessingResources: { ClusterConfig: RESOURCES },
    ProcessingOutputConfig: {
      KmsKeyId: 'key',
      Outputs: [{ OutputName: 'report' }],
    },
  },
  TransformJob: {
    TransformJobName: 'job',
    TransformJobStatus: 'InProgress',
    ModelName: 'model',
    TransformOutput: OUTPUT,
    TransformResources: RESOURCES,
  },
  HyperParameterTuningJob: {
    HyperParameterTuningJobName: 'job',
    HyperParameterTuningJobStatus: 'InProgress',
    TrainingJobDefinition: TRAINING,
  },
};

const TITLES: Readonly<Record<string, string>> = {
  TrainingJob: 'Training',
  ProcessingJob: 'Processing',
  TransformJob: 'Transform',
  HyperParameterTuningJob: 'HyperParameter Tuning',
};

export function jobEvent(kind: string, detail: object = COMPLIANT_JOBS[kind]) {
  return busEvent(
    'aws.sagemaker',
    `SageMaker ${TITLES[kind]} Job State Change`,
    detail,
    [`arn:aws:sagemaker:eu-west-1:111122223333:${kind.toLowerCase()}/job`],
  );
}
