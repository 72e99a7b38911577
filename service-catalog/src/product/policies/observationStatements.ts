import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, localArn } from '../../statements';

/** Logs and metrics of apps and jobs. */
export function writeObservations(): PolicyStatement[] {
  return [
    allow(
      'WriteLogs',
      [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
      ],
      { resources: [localArn('logs', 'log-group:/aws/sagemaker/*')] },
    ),
    allow('WriteMetrics', ['cloudwatch:PutMetricData'], {
      resources: ['*'],
      conditions: {
        StringLike: {
          'cloudwatch:namespace': ['/aws/sagemaker/*', 'aws/sagemaker/*'],
        },
      },
    }),
  ];
}

/** The settings of the environment, for code in a notebook. */
export function readSettings(parameterName: string): PolicyStatement[] {
  return [
    allow('ReadSettings', ['ssm:GetParameter', 'ssm:GetParameters'], {
      resources: [localArn('ssm', `parameter${parameterName}`)],
    }),
  ];
}

/**
 * The log streams of the own domain, and of jobs whose names start as the settings say: a stream is
 * named after its domain or job and has no tags by which to tell whose it is.
 */
export function readLogs(
  domainId: string,
  jobNamePrefix: string,
): PolicyStatement[] {
  const stream = (group: string, start: string) =>
    localArn('logs', `log-group:/aws/sagemaker/${group}:log-stream:${start}*`);
  return [
    allow('ReadLogs', ['logs:GetLogEvents'], {
      resources: [
        stream('studio', `${domainId}/`),
        ...['ProcessingJobs', 'TrainingJobs', 'TransformJobs'].map(group =>
          stream(group, jobNamePrefix),
        ),
      ],
    }),
  ];
}
