import type {
  CreateProcessingJobRequest,
  CreateProcessingJobResponse,
  DescribeProcessingJobRequest,
  DescribeProcessingJobResponse,
  StopProcessingJobRequest,
} from '@aws-sdk/client-sagemaker';
import {
  findJob,
  JobKind,
  JobRecord,
  JobStatus,
  startJob,
  statusOf,
  stopJob,
} from './jobs';
import { operation } from './operation';
import { tags } from './records';

type ProcessingJobInput = Omit<
  CreateProcessingJobRequest,
  'Tags' | 'ProcessingResources' | 'AppSpecification'
> &
  Required<
    Pick<CreateProcessingJobRequest, 'ProcessingResources' | 'AppSpecification'>
  >;

const processing: JobKind<ProcessingJobInput> = {
  title: 'Processing',
  arnType: 'processing-job',
  describe,
};

function describe(job: JobRecord<ProcessingJobInput>, status: JobStatus) {
  return {
    ...job.input,
    ProcessingJobName: job.name,
    ProcessingJobArn: job.arn,
    ProcessingJobStatus: status,
  };
}

export const createProcessingJob = operation<CreateProcessingJobRequest>()(
  ['ProcessingJobName', 'RoleArn', 'ProcessingResources', 'AppSpecification'],
  [
    'ProcessingInputs',
    'ProcessingOutputConfig',
    'StoppingCondition',
    'Environment',
    'NetworkConfig',
    'Tags',
  ],
  async ({ Tags, ...input }, context): Promise<CreateProcessingJobResponse> => {
    const { arn } = await startJob(
      processing,
      input.ProcessingJobName,
      input,
      context,
    );
    tags(context).set(arn, Tags ?? []);
    return { ProcessingJobArn: arn };
  },
);

export const describeProcessingJob = operation<DescribeProcessingJobRequest>()(
  ['ProcessingJobName'],
  [],
  ({ ProcessingJobName }, context): DescribeProcessingJobResponse => {
    const job = findJob(processing, ProcessingJobName, context);
    return {
      ...describe(job, statusOf(job, context)),
      CreationTime: new Date(job.creationTime),
      LastModifiedTime: new Date(job.lastModifiedTime),
    };
  },
);

export const stopProcessingJob = operation<StopProcessingJobRequest>()(
  ['ProcessingJobName'],
  [],
  async ({ ProcessingJobName }, context): Promise<object> => {
    await stopJob(processing, ProcessingJobName, context);
    return {};
  },
);
