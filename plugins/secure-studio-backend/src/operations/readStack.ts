import { AwsGateways } from '../aws';
import { TargetConfig } from '../config';
import { OperationStore } from './OperationStore';
import { NewOperationEvent, StoredOperation } from './types';

/** How far the stack of an operation's provisioned product is. */
export interface StackProgress {
  stackArn: string | null;
  completed: number;
  total: number;
  /** The events that are not in the operation's log yet, oldest first. */
  stackEvents: NewOperationEvent[];
}

/** Service Catalog names the stack only once it has begun: until then there is nothing to read. */
export async function readStack(
  operation: StoredOperation,
  target: TargetConfig,
  { aws, operations }: { aws: AwsGateways; operations: OperationStore },
): Promise<StackProgress> {
  const stackArn =
    operation.stackArn ??
    (
      await aws
        .serviceCatalog(target, 'read')
        .findProvisionedProductByName(operation.environment)
    )?.stackArn;
  if (!stackArn) {
    const { completed, total } = operation;
    return { stackArn: null, completed, total, stackEvents: [] };
  }
  const cloudFormation = aws.cloudFormation(target, 'read');
  const afterEventId = await operations.events.lastSourceEventId(operation.id);
  const events = await cloudFormation.listStackEvents(stackArn, {
    afterEventId,
  });
  return {
    stackArn,
    ...(await cloudFormation.stackProgress(stackArn)),
    stackEvents: events.map(event => ({
      source: 'cloudformation',
      sourceEventId: event.id,
      occurredAt: event.occurredAt,
      logicalId: event.logicalId,
      resourceType: event.resourceType,
      status: event.status,
      message: event.statusReason,
    })),
  };
}
