import { AwsTarget, ProvisioningRecord } from '../../aws';
import { failureReason } from '../failureReason';
import { recordOutcome, TERMINATION } from '../provision';
import { readEvents } from '../readStack';
import { submitting } from '../retry';
import { Advance, StoredOperation } from '../types';
import { failed, lookAgain } from './advances';
import { readableWithin } from './readable';
import { Step, StepServices } from './types';

const CLEANED = lookAgain('What an earlier attempt left is terminated');

/** Terminates what an earlier attempt left, and tells what its deletion meets. */
export const clean: Step = async (operation, target, services) => {
  const { provisionedProductId, recordId } = operation;
  if (!provisionedProductId) {
    return lookAgain('Looking what an earlier attempt left');
  }
  if (!recordId) {
    return submitting(() =>
      terminate(provisionedProductId, operation, target, services),
    );
  }
  const record = await services.aws
    .serviceCatalog(target, 'read')
    .findRecord(recordId);
  return record?.type === TERMINATION
    ? followTermination(record, operation, target, services)
    : lookAgain(`Looking what became of ${provisionedProductId}`);
};

async function terminate(
  id: string,
  { terminateToken }: StoredOperation,
  target: AwsTarget,
  { aws }: StepServices,
): Promise<Advance> {
  const product = await aws
    .serviceCatalog(target, 'read')
    .describeProvisionedProduct({ id });
  if (!product) {
    return CLEANED;
  }
  switch (product.status) {
    case 'ERROR': {
      const { recordId } = await aws
        .serviceCatalog(target, 'provision')
        .terminate({
          provisionedProductId: id,
          token: terminateToken ?? '',
        });
      return { change: { recordId }, next: 'poll' };
    }
    case 'UNDER_CHANGE':
      // A termination whose answer was lost, or somebody else's change.
      return {
        change: { recordId: product.lastRecordId ?? null },
        next: 'poll',
      };
    default:
      return lookAgain(`${id} is ${product.status} by now`);
  }
}

async function followTermination(
  record: ProvisioningRecord,
  operation: StoredOperation,
  target: AwsTarget,
  { aws, operations: { events } }: StepServices,
): Promise<Advance> {
  const outcome = recordOutcome(record);
  const { stackArn } = operation;
  const stackEvents =
    (await readableWithin(outcome, operation.retries, async () =>
      stackArn
        ? readEvents(operation, record, stackArn, { aws, events, target })
        : [],
    )) ?? [];
  switch (outcome) {
    case 'succeeded':
      return { ...CLEANED, stackEvents };
    case 'failed': {
      const { name, message } = failureReason(
        record,
        [
          ...(await events.listFailures(operation.id, record.createdAt)),
          ...stackEvents,
        ],
        stackArn,
      );
      return {
        ...failed({
          name,
          message: `What an earlier attempt left could not be terminated: ${message}`,
        }),
        stackEvents,
      };
    }
    default:
      return { change: {}, stackEvents, next: 'poll' };
  }
}
