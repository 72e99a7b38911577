import {
  DescribeTrainingJobCommand,
  type CreateTrainingJobRequest,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/jobs';
/** A job as the product's own policies let it pass. */
export const compliantJob: CreateTrainingJobRequest = {
  TrainingJobName: 'compliant',
  RoleArn: 'arn:aws:iam::111122223333:role/secure-studio/execution/lab',
  AlgorithmSpecification: { TrainingInputMode: 'File', TrainingImage: 'image' },
  OutputDataConfig: { S3OutputPath: 's3://models/out', KmsKeyId: key },
  ResourceConfig: {
    InstanceType: 'ml.m5.large',
    InstanceCount: 1,
    VolumeSizeInGB: 30,
    VolumeKmsKeyId: key,
  },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
};
export const jobOutsideVpc = {
  ...compliantJob,
  TrainingJobName: 'outside-vpc',
  VpcConfig: undefined,
};
export const statusOf = async (
  sagemaker: SageMakerClient,
  TrainingJobName: string,
) =>
  (await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName })))
    .TrainingJobStatus;
