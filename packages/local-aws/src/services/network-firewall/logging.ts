import { DescribeLogGroupsResponse } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeLoggingConfigurationRequest,
  DescribeLoggingConfigurationResponse,
  LogDestinationConfig,
  UpdateLoggingConfigurationRequest,
  UpdateLoggingConfigurationResponse,
} from '@aws-sdk/client-network-firewall';
import { AwsError } from '../../AwsError';
import { awsService } from '../../identity/roles';
import { CallContext } from '../../service';
import { invalidRequest } from './errors';
import { findFirewall } from './firewalls';
import { operation } from './operation';
import { FirewallRecord, firewalls } from './records';

export const updateLoggingConfiguration =
  operation<UpdateLoggingConfigurationRequest>()(
    [],
    ['FirewallArn', 'FirewallName', 'LoggingConfiguration'],
    async (input, context): Promise<UpdateLoggingConfigurationResponse> => {
      const record = findFirewall(input, context);
      const destinations =
        input.LoggingConfiguration?.LogDestinationConfigs ?? [];
      const types = destinations.map(({ LogType }) => LogType);
      if (new Set(types).size < types.length) {
        throw invalidRequest('Each LogType may have one destination only');
      }
      const changes = changedTypes(record.logDestinations, destinations);
      if (changes.length > 1) {
        throw invalidRequest(
          `Only one LogDestinationConfig may change at a time: ${changes.join(
            ', ',
          )}`,
        );
      }
      await Promise.all(
        destinations.map(destination => checkDestination(destination, context)),
      );
      const updated: FirewallRecord = {
        ...record,
        logDestinations: destinations,
      };
      firewalls(context).set(record.arn, updated);
      return described(updated);
    },
  );

export const describeLoggingConfiguration =
  operation<DescribeLoggingConfigurationRequest>()(
    [],
    ['FirewallArn', 'FirewallName'],
    (input, context): DescribeLoggingConfigurationResponse =>
      described(findFirewall(input, context)),
  );

/**
 * The log types whose destination was added, removed or replaced.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_UpdateLoggingConfiguration.html
 */
function changedTypes(
  before: readonly LogDestinationConfig[],
  after: readonly LogDestinationConfig[],
): string[] {
  const text = (
    configs: readonly LogDestinationConfig[],
    type: string | undefined,
  ) => {
    const config = configs.find(({ LogType }) => LogType === type);
    return (
      config &&
      JSON.stringify([config.LogDestinationType, config.LogDestination])
    );
  };
  const types = new Set([...before, ...after].map(({ LogType }) => LogType));
  return [...types]
    .filter(type => text(before, type) !== text(after, type))
    .map(String);
}

async function checkDestination(
  { LogDestinationType, LogDestination = {} }: LogDestinationConfig,
  context: CallContext,
): Promise<void> {
  if (LogDestinationType !== 'CloudWatchLogs') {
    throw invalidRequest(
      `local-aws does not serve logging to ${LogDestinationType}`,
    );
  }
  const { logGroup } = LogDestination;
  if (!logGroup) {
    throw invalidRequest('LogDestination of CloudWatchLogs needs logGroup');
  }
  const { logGroups = [] } = await context.invoke<DescribeLogGroupsResponse>(
    'logs',
    'DescribeLogGroups',
    { logGroupNamePrefix: logGroup },
    awsService(context.caller.accountId, 'network-firewall.amazonaws.com'),
  );
  if (!logGroups.some(({ logGroupName }) => logGroupName === logGroup)) {
    throw new AwsError(
      'LogDestinationPermissionException',
      `Unable to deliver logs to the log group ${logGroup}: it does not exist`,
    );
  }
}

function described(record: FirewallRecord) {
  return {
    FirewallArn: record.arn,
    LoggingConfiguration: { LogDestinationConfigs: record.logDestinations },
  };
}
