import type {
  CreateTrainingJobRequest,
  CreateTrainingJobResponse,
  DescribeTrainingJobRequest,
  DescribeTrainingJobResponse,
  ListTrainingJobsRequest,
  ListTrainingJobsResponse,
  StopTrainingJobRequest,
} from '@aws-sdk/client-sagemaker';
import { With } from '../operation';
import {
  findJob,
  JobKind,
  JobRecord,
  jobs,
  JobStatus,
  startJob,
  statusOf,
  stopJob,
} from './jobs';
import { listPage } from './listPage';
import { operation } from './operation';
import { tags } from './records';

type TrainingJobInput = With<
  Omit<CreateTrainingJobRequest, 'Tags'>,
  'OutputDataConfig' | 'StoppingCondition'
>;

const training: JobKind<TrainingJobInput> = {
  title: 'Training',
  arnType: 'training-job',
  describe,
};

function describe(job: JobRecord<TrainingJobInput>, status: JobStatus) {
  const { input } = job;
  return {
    ...input,
    // A key that is not given is an empty text ("Training job state change", SageMaker guide) [UNV].
    OutputDataConfig: { KmsKeyId: '', ...input.OutputDataConfig },
    TrainingJobName: job.name,
    TrainingJobArn: job.arn,
    TrainingJobStatus: status,
    SecondaryStatus: status === 'InProgress' ? ('Starting' as const) : status,
  };
}

export const createTrainingJob = operation<CreateTrainingJobRequest>()(
  [
    'TrainingJobName',
    'RoleArn',
    'OutputDataConfig',
    'AlgorithmSpecification',
    'ResourceConfig',
    'StoppingCondition',
  ],
  [
    'HyperParameters',
    'InputDataConfig',
    'VpcConfig',
    'Tags',
    'EnableNetworkIsolation',
    'EnableInterContainerTrafficEncryption',
    'Environment',
  ],
  async ({ Tags, ...input }, context): Promise<CreateTrainingJobResponse> => {
    const { arn } = await startJob(
      training,
      input.TrainingJobName,
      input,
      context,
    );
    tags(context).set(arn, Tags ?? []);
    return { TrainingJobArn: arn };
  },
);

export const describeTrainingJob = operation<DescribeTrainingJobRequest>()(
  ['TrainingJobName'],
  [],
  ({ TrainingJobName }, context): DescribeTrainingJobResponse => {
    const job = findJob(training, TrainingJobName, context);
    const path = job.input.OutputDataConfig.S3OutputPath;
    return {
      ...describe(job, statusOf(job, context)),
      CreationTime: new Date(job.creationTime),
      LastModifiedTime: new Date(job.lastModifiedTime),
      ModelArtifacts: { S3ModelArtifacts: `${path}/${job.name}/output` },
    };
  },
);

export const listTrainingJobs = operation<ListTrainingJobsRequest>()(
  [],
  ['MaxResults', 'NextToken', 'NameContains', 'StatusEquals'],
  (input, context): ListTrainingJobsResponse => {
    const { NameContains = '', StatusEquals } = input;
    const { items, nextToken } = listPage(
      jobs(training, context)
        .values()
        .filter(
          job =>
            job.name.includes(NameContains) &&
            (StatusEquals ?? statusOf(job, context)) === statusOf(job, context),
        ),
      ({ name }) => name,
      input,
    );
    return {
      TrainingJobSummaries: items.map(job => ({
        TrainingJobName: job.name,
        TrainingJobArn: job.arn,
        CreationTime: new Date(job.creationTime),
        TrainingJobStatus: statusOf(job, context),
      })),
      NextToken: nextToken,
    };
  },
);

export const stopTrainingJob = operation<StopTrainingJobRequest>()(
  ['TrainingJobName'],
  [],
  async ({ TrainingJobName }, context): Promise<object> => {
    await stopJob(training, TrainingJobName, context);
    return {};
  },
);
