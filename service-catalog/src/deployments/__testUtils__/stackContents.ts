import {
  paginateDescribeStackEvents,
  paginateListStackResources,
  type CloudFormationClient,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';

/** A resource of a stack. */
export interface DeployedResource {
  readonly type: string;
  readonly physicalId: string;
}

/** Newest first. */
export async function stackEvents(
  client: CloudFormationClient,
  StackName: string,
): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  const pages = paginateDescribeStackEvents({ client }, { StackName });
  for await (const { StackEvents = [] } of pages) {
    events.push(...StackEvents);
  }
  return events;
}

/** What failed and why, a line for each. */
export async function failureReasons(
  client: CloudFormationClient,
  stackName: string,
): Promise<string> {
  return (await stackEvents(client, stackName))
    .filter(({ ResourceStatus = '' }) => ResourceStatus.endsWith('FAILED'))
    .map(event => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`)
    .join('\n');
}

/** By logical id. */
export async function stackResources(
  client: CloudFormationClient,
  StackName: string,
): Promise<Record<string, DeployedResource>> {
  const resources: [string, DeployedResource][] = [];
  const pages = paginateListStackResources({ client }, { StackName });
  for await (const { StackResourceSummaries = [] } of pages) {
    for (const summary of StackResourceSummaries) {
      resources.push([
        summary.LogicalResourceId ?? '',
        {
          type: summary.ResourceType ?? '',
          physicalId: summary.PhysicalResourceId ?? '',
        },
      ]);
    }
  }
  return Object.fromEntries(resources);
}
