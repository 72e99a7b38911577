import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  Stack as SdkStack,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from './errors';
import { AwsSession } from './sessions';

export interface CloudFormationStack {
  arn: string;
  /** Such as `CREATE_COMPLETE`. */
  status: string;
  statusReason?: string;
  /** Those with `NoEcho` are asterisks. */
  parameters: Record<string, string>;
  outputs: Record<string, string>;
}

export interface StackEvent {
  id: string;
  /** ISO-8601. */
  occurredAt: string;
  logicalId: string;
  resourceType: string;
  status: string;
  statusReason?: string;
}

export interface CloudFormationGateway {
  /** Undefined where the account has no such stack; a deleted one is found by its ARN, not its name, for 90 days. */
  describeStack(arnOrName: string): Promise<CloudFormationStack | undefined>;
  /** The events after `afterEventId` and not before `since` (ISO-8601), or all, oldest first. */
  listStackEvents(
    arn: string,
    options?: { afterEventId?: string; since?: string },
  ): Promise<StackEvent[]>;
  /** How many of the resources that the stack has begun are complete. */
  stackProgress(arn: string): Promise<{ completed: number; total: number }>;
}

function toStack(stack: SdkStack): CloudFormationStack {
  return {
    arn: stack.StackId ?? '',
    status: stack.StackStatus ?? '',
    statusReason: stack.StackStatusReason,
    parameters: Object.fromEntries(
      (stack.Parameters ?? []).map(
        ({ ParameterKey = '', ParameterValue = '' }) => [
          ParameterKey,
          ParameterValue,
        ],
      ),
    ),
    outputs: Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
        OutputKey,
        OutputValue,
      ]),
    ),
  };
}

/** DescribeStacks has no error of its own for it. */
function saysStackDoesNotExist(error: unknown): boolean {
  return (
    error instanceof AwsError &&
    error.code === 'ValidationError' &&
    /does not exist/.test(error.message)
  );
}

export function createCloudFormationGateway({
  clientConfig,
  call,
}: AwsSession): CloudFormationGateway {
  const client = new CloudFormationClient(clientConfig);

  return {
    async describeStack(arnOrName) {
      try {
        const { Stacks = [] } = await call('cloudformation:DescribeStacks', o =>
          client.send(new DescribeStacksCommand({ StackName: arnOrName }), o),
        );
        return Stacks.map(toStack)[0];
      } catch (error) {
        if (saysStackDoesNotExist(error)) {
          return undefined;
        }
        throw error;
      }
    },

    async listStackEvents(arn, { afterEventId, since = '' } = {}) {
      const newestFirst: StackEvent[] = [];
      let NextToken: string | undefined;
      do {
        const command = new DescribeStackEventsCommand({
          StackName: arn,
          NextToken,
        });
        const page = await call('cloudformation:DescribeStackEvents', o =>
          client.send(command, o),
        );
        for (const event of page.StackEvents ?? []) {
          const occurredAt = (event.Timestamp ?? new Date(0)).toISOString();
          if (event.EventId === afterEventId || occurredAt < since) {
            return newestFirst.reverse();
          }
          newestFirst.push({
            id: event.EventId ?? '',
            occurredAt,
            logicalId: event.LogicalResourceId ?? '',
            resourceType: event.ResourceType ?? '',
            status: event.ResourceStatus ?? '',
            statusReason: event.ResourceStatusReason,
          });
        }
        NextToken = page.NextToken;
      } while (NextToken);
      return newestFirst.reverse();
    },

    async stackProgress(arn) {
      let completed = 0;
      let total = 0;
      let NextToken: string | undefined;
      do {
        const command = new ListStackResourcesCommand({
          StackName: arn,
          NextToken,
        });
        const page = await call('cloudformation:ListStackResources', o =>
          client.send(command, o),
        );
        const resources = page.StackResourceSummaries ?? [];
        total += resources.length;
        completed += resources.filter(
          ({ ResourceStatus }) =>
            ResourceStatus === 'CREATE_COMPLETE' ||
            ResourceStatus === 'UPDATE_COMPLETE',
        ).length;
        NextToken = page.NextToken;
      } while (NextToken);
      return { completed, total };
    },
  };
}
