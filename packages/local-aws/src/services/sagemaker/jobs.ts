import { CallContext, Caller } from '../../service';
import { publish } from '../events/delivery';
import { isSettled, settlesAfter } from '../settling';
import { resourceInUse, resourceNotFound, validationError } from './errors';

/** How long a job takes to stop at the demo's pace, in seconds. */
const STOP_SECONDS = 2;

/** A job that was started. It runs until it is stopped: nothing is trained here. Dates are ISO strings. */
export interface JobRecord<Input extends object> {
  readonly name: string;
  readonly arn: string;
  /** As it was given, without tags. */
  readonly input: Input;
  readonly startedBy: Pick<Caller, 'arn'>;
  readonly creationTime: string;
  readonly lastModifiedTime: string;
  /** When it has stopped, once it was told to. */
  readonly settlesAt?: string;
}

export type JobStatus = 'InProgress' | 'Stopping' | 'Stopped';

/** Jobs of one kind, such as training jobs. */
export interface JobKind<Input extends object> {
  /** In its state-change events: `SageMaker <title> Job State Change`. */
  readonly title: string;
  /** In its ARN. */
  readonly arnType: string;
  /** The members of a description and of its event. */
  describe(job: JobRecord<Input>, status: JobStatus): object;
}

export function jobs<Input extends object>(
  kind: JobKind<Input>,
  { state }: CallContext,
) {
  return state.collection<JobRecord<Input>>(`sagemaker.${kind.arnType}s`);
}

/** @throws AwsError ResourceInUse */
export async function startJob<Input extends object>(
  kind: JobKind<Input>,
  name: string,
  input: Input,
  context: CallContext,
): Promise<JobRecord<Input>> {
  const { region, caller, clock } = context;
  if (jobs(kind, context).get(name)) {
    throw resourceInUse(`${kind.title} job ${name} already exists.`);
  }
  const now = clock.now().toISOString();
  const job: JobRecord<Input> = {
    name,
    arn: `arn:aws:sagemaker:${region}:${caller.accountId}:${kind.arnType}/${name}`,
    input,
    startedBy: { arn: caller.arn },
    creationTime: now,
    lastModifiedTime: now,
  };
  jobs(kind, context).set(name, job);
  await announce(kind, job, context);
  return job;
}

/** @throws AwsError ResourceNotFound; ValidationException for a job that has ended */
export async function stopJob<Input extends object>(
  kind: JobKind<Input>,
  name: string,
  context: CallContext,
): Promise<void> {
  const job = findJob(kind, name, context);
  if (statusOf(job, context) !== 'InProgress') {
    // [UNV] the text; the API refuses to stop what has stopped.
    throw validationError(
      `The request was rejected because the ${
        kind.title
      } job ${name} is in status ${statusOf(job, context)}.`,
    );
  }
  const stopping = {
    ...job,
    lastModifiedTime: context.clock.now().toISOString(),
    settlesAt: settlesAfter(context, STOP_SECONDS),
  };
  jobs(kind, context).set(name, stopping);
  await announce(kind, stopping, context);
}

/** @throws AwsError ResourceNotFound */
export function findJob<Input extends object>(
  kind: JobKind<Input>,
  name: string,
  context: CallContext,
): JobRecord<Input> {
  const job = jobs(kind, context).get(name);
  if (!job) throw resourceNotFound(`${kind.title} job ${name}`);
  return job;
}

export function statusOf(
  { settlesAt }: Pick<JobRecord<object>, 'settlesAt'>,
  context: CallContext,
): JobStatus {
  if (settlesAt === undefined) return 'InProgress';
  return isSettled({ settlesAt }, context) ? 'Stopped' : 'Stopping';
}

/** "Events that Amazon SageMaker AI sends to Amazon EventBridge", SageMaker guide. */
async function announce<Input extends object>(
  kind: JobKind<Input>,
  job: JobRecord<Input>,
  context: CallContext,
): Promise<void> {
  await publish(
    {
      source: 'aws.sagemaker',
      'detail-type': `SageMaker ${kind.title} Job State Change`,
      resources: [job.arn],
      detail: {
        ...kind.describe(job, statusOf(job, context)),
        CreationTime: Date.parse(job.creationTime),
        LastModifiedTime: Date.parse(job.lastModifiedTime),
      },
    },
    context,
  );
}
