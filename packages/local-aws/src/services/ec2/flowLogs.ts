import type {
  CreateFlowLogsRequest,
  CreateFlowLogsResult,
  DeleteFlowLogsRequest,
  DeleteFlowLogsResult,
  DescribeFlowLogsRequest,
  DescribeFlowLogsResult,
  FlowLog,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { With } from '../operation';
import { newId } from './ids';
import { networkInterfacesOf } from './networkInterfaces';
import { operation } from './operation';
import { select } from './select';
import {
  FlowLogRecord,
  flowLogs,
  networkInterfaces,
  subnets,
  vpcs,
} from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';
import { unsuccessful } from './unsuccessful';

/** The format used where none is given (Amazon VPC user guide, flow log records). */
const defaultFormat =
  '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}';

type Request = With<CreateFlowLogsRequest, 'ResourceIds' | 'ResourceType'>;

const CreateFlowLogs = operation<CreateFlowLogsRequest>()(
  ['ResourceIds', 'ResourceType'],
  [
    'TrafficType',
    'LogDestinationType',
    'LogDestination',
    'LogGroupName',
    'DeliverLogsPermissionArn',
    'LogFormat',
    'MaxAggregationInterval',
    'TagSpecifications',
    'ClientToken',
  ],
  (input, context): CreateFlowLogsResult => {
    const { state } = context;
    const tags = requestedTags(input.TagSpecifications, 'vpc-flow-log');
    const settings = settingsOf(input, context);
    const FlowLogIds: string[] = [];
    const Unsuccessful = input.ResourceIds.flatMap(ResourceId =>
      unsuccessful(ResourceId, () => {
        requireResource(ResourceId, input.ResourceType, context);
        requireNew(ResourceId, settings, context);
        const record: FlowLogRecord = {
          ...settings,
          ResourceId,
          FlowLogId: newId('fl'),
        };
        flowLogs.rows(state).set(record.FlowLogId, record);
        addTags(context, record.FlowLogId, 'vpc-flow-log', tags);
        FlowLogIds.push(record.FlowLogId);
      }),
    );
    return { ClientToken: input.ClientToken, FlowLogIds, Unsuccessful };
  },
);

function settingsOf(
  input: Request,
  context: CallContext,
): Omit<FlowLogRecord, 'FlowLogId' | 'ResourceId'> {
  const { clock, region, caller } = context;
  const { MaxAggregationInterval = 600, TrafficType } = input;
  if (TrafficType === undefined) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter TrafficType',
    );
  }
  // "Valid Values: 60 seconds (1 minute) or 600 seconds (10 minutes)"
  if (![60, 600].includes(MaxAggregationInterval)) {
    throw new AwsError(
      'InvalidParameter',
      `Invalid MaxAggregationInterval ${MaxAggregationInterval}. Valid values are 60 and 600.`,
    );
  }
  const common = {
    createdAt: clock.now().toISOString(),
    DeliverLogsStatus: 'SUCCESS',
    FlowLogStatus: 'ACTIVE',
    TrafficType,
    LogFormat: input.LogFormat ?? defaultFormat,
    MaxAggregationInterval,
  };
  if (input.LogDestinationType === 's3') {
    return { ...common, ...bucketDestination(input) };
  }
  if (
    input.LogDestinationType !== undefined &&
    input.LogDestinationType !== 'cloud-watch-logs'
  ) {
    throw new AwsError(
      'NotImplemented',
      `local-aws does not serve the LogDestinationType ${input.LogDestinationType}.`,
      501,
    );
  }
  if (!input.DeliverLogsPermissionArn) {
    throw new AwsError(
      'InvalidParameter',
      "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    );
  }
  const LogGroupName =
    input.LogGroupName ?? logGroupOf(input.LogDestination ?? '');
  return {
    ...common,
    LogDestinationType: 'cloud-watch-logs',
    DeliverLogsPermissionArn: input.DeliverLogsPermissionArn,
    LogGroupName,
    LogDestination: `arn:aws:logs:${region}:${caller.accountId}:log-group:${LogGroupName}`,
  };
}

function bucketDestination({
  LogDestination,
  LogGroupName,
  DeliverLogsPermissionArn,
}: Request) {
  if (LogGroupName !== undefined || DeliverLogsPermissionArn !== undefined) {
    throw new AwsError(
      'InvalidParameter',
      'LogGroupName and DeliverLogsPermissionArn cannot be specified if LogDestinationType is s3.',
    );
  }
  if (!LogDestination?.startsWith('arn:aws:s3:::')) {
    throw new AwsError(
      'InvalidParameter',
      `LogDestination: ${LogDestination} is not the ARN of an Amazon S3 bucket.`,
    );
  }
  return { LogDestinationType: 's3' as const, LogDestination };
}

function logGroupOf(arn: string): string {
  const name = /^arn:aws:logs:[^:]+:\d{12}:log-group:([^:]+)(:\*)?$/.exec(
    arn,
  )?.[1];
  if (!name) {
    throw new AwsError(
      'InvalidParameter',
      'LogGroupName or LogDestination must name a CloudWatch Logs log group.',
    );
  }
  return name;
}

function requireResource(
  id: string,
  type: Request['ResourceType'],
  context: CallContext,
): void {
  switch (type) {
    case 'VPC':
      vpcs.find(context.state, id);
      return;
    case 'Subnet':
      subnets.find(context.state, id);
      return;
    case 'NetworkInterface':
      if (
        !networkInterfacesOf(context).some(
          ({ NetworkInterfaceId }) => NetworkInterfaceId === id,
        )
      ) {
        throw networkInterfaces.notFound(id);
      }
      return;
    default:
      throw new AwsError(
        'InvalidParameter',
        `local-aws does not serve flow logs of the resource type ${type}.`,
      );
  }
}

function requireNew(
  resourceId: string,
  settings: Omit<FlowLogRecord, 'FlowLogId' | 'ResourceId'>,
  { state }: CallContext,
): void {
  const exists = flowLogs
    .all(state)
    .some(
      log =>
        log.ResourceId === resourceId &&
        log.LogDestination === settings.LogDestination &&
        log.TrafficType === settings.TrafficType &&
        log.LogFormat === settings.LogFormat,
    );
  if (exists) {
    throw new AwsError(
      'FlowLogAlreadyExists',
      'Error. There is an existing Flow Log with the same configuration and log destination.',
    );
  }
}

const DescribeFlowLogs = operation<DescribeFlowLogsRequest>()(
  [],
  ['FlowLogIds', 'Filter', 'MaxResults', 'NextToken'],
  (input, { state }): DescribeFlowLogsResult => {
    const logs = flowLogs.all(state).map(
      ({ createdAt, ...log }): FlowLog =>
        withTags(state, log.FlowLogId, {
          ...log,
          CreationTime: new Date(createdAt),
        }),
    );
    const { items, NextToken } = select(
      logs,
      { ...input, Filters: input.Filter },
      {
        ids: input.FlowLogIds,
        idOf: ({ FlowLogId = '' }) => FlowLogId,
        notFound: flowLogs.notFound,
        filters: {
          'deliver-log-status': log => log.DeliverLogsStatus,
          'flow-log-id': log => log.FlowLogId,
          'log-destination-type': log => log.LogDestinationType,
          'log-group-name': log => log.LogGroupName,
          'resource-id': log => log.ResourceId,
          'traffic-type': log => log.TrafficType,
        },
        leastResults: 1,
      },
    );
    return { FlowLogs: items, NextToken };
  },
);

const DeleteFlowLogs = operation<DeleteFlowLogsRequest>()(
  ['FlowLogIds'],
  [],
  (input, { state }): DeleteFlowLogsResult => ({
    Unsuccessful: input.FlowLogIds.flatMap(id =>
      unsuccessful(id, () => {
        flowLogs.find(state, id);
        flowLogs.rows(state).delete(id);
        forgetTags(state, id);
      }),
    ),
  }),
);

export const flowLogOperations = {
  CreateFlowLogs,
  DescribeFlowLogs,
  DeleteFlowLogs,
};
