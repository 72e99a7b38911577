import { ABSENT, within, type FindingRule } from './finding';

/** Where a call says in which subnets its job or model runs; members as CloudTrail writes them [UNV]. */
const SUBNETS: readonly {
  readonly eventName: string[];
  readonly path: string[];
  /** A leaf without which the path means nothing. */
  readonly where?: string[];
}[] = [
  {
    eventName: ['CreateTrainingJob', 'CreateModel'],
    path: ['vpcConfig', 'subnets'],
  },
  {
    eventName: ['CreateProcessingJob'],
    path: ['networkConfig', 'vpcConfig', 'subnets'],
  },
  {
    eventName: ['CreateHyperParameterTuningJob'],
    path: ['trainingJobDefinition', 'vpcConfig', 'subnets'],
    where: ['trainingJobDefinition', 'roleArn'],
  },
  {
    eventName: ['CreateAutoMLJob'],
    path: ['autoMLJobConfig', 'securityConfig', 'vpcConfig', 'subnets'],
  },
  {
    eventName: ['CreateAutoMLJobV2'],
    path: ['securityConfig', 'vpcConfig', 'subnets'],
  },
];

/**
 * Jobs and models as they are asked for: a second source beside the state of jobs, and the only one for
 * models and AutoML. Needs a trail.
 */
export function jobCallFindings(): FindingRule[] {
  return [
    {
      id: 'CallWithoutVpc',
      control: 'job-or-model-created-outside-vpc',
      severity: 'HIGH',
      description: 'A SageMaker job or model was created without subnets',
      pattern: {
        source: ['aws.sagemaker'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['sagemaker.amazonaws.com'],
          errorCode: [{ exists: false }],
          $or: SUBNETS.map(({ eventName, path, where }) => ({
            eventName,
            requestParameters: requestParameters(path, where),
          })),
        },
      },
      resourcePath: '$.detail.responseElements.trainingJobArn',
      principalPath: '$.detail.userIdentity.arn',
    },
  ];
}

function requestParameters(path: string[], where?: string[]) {
  const [first, ...rest] = path;
  if (where?.[0] !== first || first === undefined) return within(path, ABSENT);
  return {
    [first]: {
      ...within(rest, ABSENT),
      ...within(where.slice(1), [{ exists: true }]),
    },
  };
}
