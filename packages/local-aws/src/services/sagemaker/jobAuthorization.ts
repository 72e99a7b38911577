import type {
  CreateProcessingJobRequest,
  CreateTrainingJobRequest,
  Tag,
} from '@aws-sdk/client-sagemaker';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import { ConditionKeys, requestTagKeys, tagsByKey } from '../conditionKeys';

/**
 * Actions, resources and condition keys as AWS lists them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export const jobAuthorization: NonNullable<Service['authorization']> = {
  CreateTrainingJob: (
    input: CreateTrainingJobRequest,
    context: CallContext,
  ) => {
    const { VpcConfig, ResourceConfig, OutputDataConfig } = input;
    return created(context, `training-job/${input.TrainingJobName}`, input, {
      action: 'CreateTrainingJob',
      keys: {
        'sagemaker:VpcSubnets': VpcConfig?.Subnets,
        'sagemaker:VpcSecurityGroupIds': VpcConfig?.SecurityGroupIds,
        'sagemaker:VolumeKmsKeyArn': ResourceConfig?.VolumeKmsKeyId,
        'sagemaker:OutputKmsKeyArn': OutputDataConfig?.KmsKeyId,
        'sagemaker:InstanceTypes': ResourceConfig?.InstanceType,
        'sagemaker:NetworkIsolation': input.EnableNetworkIsolation ?? false,
        'sagemaker:InterContainerTrafficEncryption':
          input.EnableInterContainerTrafficEncryption ?? false,
      },
    });
  },
  CreateProcessingJob: (
    input: CreateProcessingJobRequest,
    context: CallContext,
  ) => {
    const { NetworkConfig, ProcessingResources } = input;
    const cluster = ProcessingResources?.ClusterConfig;
    return created(
      context,
      `processing-job/${input.ProcessingJobName}`,
      input,
      {
        action: 'CreateProcessingJob',
        keys: {
          'sagemaker:VpcSubnets': NetworkConfig?.VpcConfig?.Subnets,
          'sagemaker:VpcSecurityGroupIds':
            NetworkConfig?.VpcConfig?.SecurityGroupIds,
          'sagemaker:VolumeKmsKeyArn': cluster?.VolumeKmsKeyId,
          'sagemaker:OutputKmsKeyArn': input.ProcessingOutputConfig?.KmsKeyId,
          'sagemaker:InstanceTypes': cluster?.InstanceType,
          'sagemaker:NetworkIsolation':
            NetworkConfig?.EnableNetworkIsolation ?? false,
          'sagemaker:InterContainerTrafficEncryption':
            NetworkConfig?.EnableInterContainerTrafficEncryption ?? false,
        },
      },
    );
  },
  DescribeTrainingJob: onTrainingJob('DescribeTrainingJob'),
  StopTrainingJob: onTrainingJob('StopTrainingJob'),
  DescribeProcessingJob: onProcessingJob('DescribeProcessingJob'),
  StopProcessingJob: onProcessingJob('StopProcessingJob'),
};

type MaybeKeys = Readonly<
  Record<string, string | boolean | readonly string[] | undefined>
>;

/** A job takes its tags and its role with it, for which it needs `AddTags` and `PassRole`. */
function created(
  context: CallContext,
  job: string,
  { Tags, RoleArn = '*' }: { Tags?: Tag[]; RoleArn?: string },
  { action, keys }: { action: string; keys: MaybeKeys },
): AuthorizationRequest[] {
  const resource = arn(context, job);
  const requestTags = requestTagKeys(tagsByKey(Tags));
  return [
    {
      action: `sagemaker:${action}`,
      resource,
      conditionKeys: { ...given(keys), ...requestTags },
    },
    ...(Tags?.length
      ? [{ action: 'sagemaker:AddTags', resource, conditionKeys: requestTags }]
      : []),
    {
      action: 'iam:PassRole',
      resource: RoleArn,
      conditionKeys: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    },
  ];
}

function given(keys: MaybeKeys): ConditionKeys {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function onTrainingJob(operation: string) {
  return (
    { TrainingJobName }: { TrainingJobName?: string },
    context: CallContext,
  ) => [
    {
      action: `sagemaker:${operation}`,
      resource: arn(context, `training-job/${TrainingJobName}`),
    },
  ];
}

function onProcessingJob(operation: string) {
  return (
    { ProcessingJobName }: { ProcessingJobName?: string },
    context: CallContext,
  ) => [
    {
      action: `sagemaker:${operation}`,
      resource: arn(context, `processing-job/${ProcessingJobName}`),
    },
  ];
}

function arn({ region, caller }: CallContext, resource: string): string {
  return `arn:aws:sagemaker:${region}:${caller.accountId}:${resource}`;
}
