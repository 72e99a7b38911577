import {
  ABSENT,
  merged,
  within,
  type FindingRule,
  type StoppableJob,
} from './finding';

/**
 * One kind of SageMaker job as its state-change event describes it. The events carry the members of the
 * job's description; those of training, tuning and transform jobs are documented by example, the rest is
 * [UNV]. https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
interface JobKind {
  readonly kind: string;
  readonly detailType: string;
  /** Start of the names of its `…Name` and `…Status`. */
  readonly prefix: string;
  /** Where it says by which role it runs. */
  readonly role: readonly string[];
  /** Absent: the job runs where its model does, which has a control of its own. */
  readonly subnets?: readonly string[];
  readonly outputKey: readonly string[];
  readonly volumeKey: readonly string[];
  /** A leaf that is there only where there is something to check. */
  readonly where?: readonly string[];
  readonly whereOutput?: readonly string[];
}

const JOB_KINDS: readonly JobKind[] = [
  {
    kind: 'TrainingJob',
    detailType: 'SageMaker Training Job State Change',
    prefix: 'TrainingJob',
    role: ['RoleArn'],
    subnets: ['VpcConfig', 'Subnets'],
    outputKey: ['OutputDataConfig', 'KmsKeyId'],
    volumeKey: ['ResourceConfig', 'VolumeKmsKeyId'],
  },
  {
    kind: 'ProcessingJob',
    detailType: 'SageMaker Processing Job State Change',
    prefix: 'ProcessingJob',
    role: ['RoleArn'],
    subnets: ['NetworkConfig', 'VpcConfig', 'Subnets'],
    outputKey: ['ProcessingOutputConfig', 'KmsKeyId'],
    volumeKey: ['ProcessingResources', 'ClusterConfig', 'VolumeKmsKeyId'],
    whereOutput: ['ProcessingOutputConfig', 'Outputs', 'OutputName'],
  },
  {
    kind: 'TransformJob',
    detailType: 'SageMaker Transform Job State Change',
    prefix: 'TransformJob',
    role: ['ModelName'],
    outputKey: ['TransformOutput', 'KmsKeyId'],
    volumeKey: ['TransformResources', 'VolumeKmsKeyId'],
  },
  {
    kind: 'HyperParameterTuningJob',
    detailType: 'SageMaker HyperParameter Tuning Job State Change',
    prefix: 'HyperParameterTuningJob',
    role: ['TrainingJobDefinition', 'RoleArn'],
    subnets: ['TrainingJobDefinition', 'VpcConfig', 'Subnets'],
    outputKey: ['TrainingJobDefinition', 'OutputDataConfig', 'KmsKeyId'],
    volumeKey: ['TrainingJobDefinition', 'ResourceConfig', 'VolumeKmsKeyId'],
    // One with several definitions is judged by the training jobs that it starts.
    where: ['TrainingJobDefinition', 'RoleArn'],
  },
];

/** Jobs that run, seen by their state: found also without a trail. */
export function jobFindings(): FindingRule[] {
  return JOB_KINDS.flatMap(kind => [
    ...(kind.subnets
      ? [
          jobFinding(kind, {
            id: 'OutsideVpc',
            control: 'job-outside-vpc',
            severity: 'HIGH',
            absent: kind.subnets,
            stops: true,
          }),
        ]
      : []),
    jobFinding(kind, {
      id: 'OutputWithoutKey',
      control: 'job-output-without-key',
      severity: 'HIGH',
      absent: kind.outputKey,
      where: kind.whereOutput,
      stops: true,
    }),
    // Never stopped for it: instance types with local storage refuse such a key, and encrypt themselves.
    jobFinding(kind, {
      id: 'VolumeWithoutKey',
      control: 'job-volume-without-key',
      severity: 'MEDIUM',
      absent: kind.volumeKey,
      stops: false,
    }),
  ]);
}

function jobFinding(
  kind: JobKind,
  finding: Pick<FindingRule, 'id' | 'control' | 'severity'> & {
    readonly absent: readonly string[];
    readonly where?: readonly string[];
    readonly stops: boolean;
  },
): FindingRule {
  const stops: StoppableJob = {
    kind: kind.kind,
    namePath: `$.detail.${kind.prefix}Name`,
  };
  const there = [kind.where, finding.where].flatMap(path =>
    path ? [within(path, [{ exists: true }])] : [],
  );
  return {
    id: `${kind.kind}${finding.id}`,
    control: finding.control,
    severity: finding.severity,
    description: `${kind.kind} without ${finding.absent.join('.')}`,
    pattern: {
      source: ['aws.sagemaker'],
      'detail-type': [kind.detailType],
      detail: merged(
        { [`${kind.prefix}Status`]: ['InProgress'] },
        ...there,
        within(finding.absent, ABSENT),
      ),
    },
    resourcePath: '$.resources[0]',
    principalPath: `$.detail.${kind.role.join('.')}`,
    ...(finding.stops && { stops }),
  };
}
