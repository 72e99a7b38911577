import { AwsGateways, AwsTarget, ProvisioningRecord } from '../aws';
import { OperationEventLog } from './OperationEventLog';
import { NewOperationEvent, StoredOperation } from './types';

export interface StackReading {
  aws: AwsGateways;
  events: Pick<OperationEventLog, 'lastSourceEventId'>;
}

/** How far the stack of an operation's provisioned product is. */
export interface StackProgress {
  stackArn: string | null;
  completed: number;
  total: number;
  /** The events that are not in the operation's log yet, oldest first. */
  stackEvents: NewOperationEvent[];
}

/**
 * The ARN of a provisioned product's stack; null where it has none yet, or none any more.
 *
 * The name is Service Catalog's own, made of account and product: a search would find what it has indexed by
 * now, and by the environment's name perhaps a stranger's.
 */
export async function findStackArn(
  target: AwsTarget,
  provisionedProductId: string,
  aws: AwsGateways,
): Promise<string | null> {
  const stack = await aws
    .cloudFormation(target, 'read')
    .describeStack(`SC-${target.accountId}-${provisionedProductId}`);
  return stack?.arn ?? null;
}

/** How far the stack is that the record makes, with the events since the record began. */
export async function readStack(
  operation: StoredOperation,
  record: ProvisioningRecord,
  target: AwsTarget,
  { aws, events }: StackReading,
): Promise<StackProgress> {
  const { completed, total } = operation;
  const stackArn =
    operation.stackArn ??
    record.stackArn ??
    (await findStackArn(target, record.provisionedProductId, aws));
  if (!stackArn) {
    return { stackArn, completed, total, stackEvents: [] };
  }
  const stackEvents = await readEvents(operation, record, stackArn, {
    aws,
    events,
    target,
  });
  const progress = await aws
    .cloudFormation(target, 'read')
    .stackProgress(stackArn);
  return { stackArn, ...progress, stackEvents };
}

/** The stack's events since the record began that are not in the operation's log yet. */
export async function readEvents(
  operation: StoredOperation,
  record: ProvisioningRecord,
  stackArn: string,
  { aws, events, target }: StackReading & { target: AwsTarget },
): Promise<NewOperationEvent[]> {
  const found = await aws
    .cloudFormation(target, 'read')
    .listStackEvents(stackArn, {
      afterEventId: await events.lastSourceEventId(operation.id),
      since: record.createdAt,
    });
  return found.map(event => ({
    source: 'cloudformation',
    sourceEventId: event.id,
    occurredAt: event.occurredAt,
    logicalId: event.logicalId,
    resourceType: event.resourceType,
    status: event.status,
    message: event.statusReason,
  }));
}
