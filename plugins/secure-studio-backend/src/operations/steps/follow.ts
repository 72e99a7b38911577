import {
  AwsTarget,
  ProvisionedProductDetail,
  ProvisioningRecord,
} from '../../aws';
import { failureReason } from '../failureReason';
import { RecordOutcome, recordOutcome, TERMINATION } from '../provision';
import { readStack } from '../readStack';
import { Advance, StoredOperation } from '../types';
import { onceProvenAbsent } from './absence';
import { failed, following } from './advances';
import { readableWithin } from './readable';
import { Step, StepServices } from './types';

/** Follows Service Catalog's record: it alone, or proof that it is gone, ends a provision. */
export const follow: Step = async (operation, target, services) => {
  const { recordId } = operation;
  const record =
    recordId &&
    (await services.aws.serviceCatalog(target, 'read').findRecord(recordId));
  if (!record) {
    return followProduct(operation, target, services);
  }
  return record.type === TERMINATION
    ? followTermination(operation, record)
    : followRecord(operation, record, target, services);
};

async function followRecord(
  operation: StoredOperation,
  record: ProvisioningRecord,
  target: AwsTarget,
  { aws, operations: { events } }: StepServices,
): Promise<Advance> {
  const outcome = recordOutcome(record);
  const stack = await readableWithin(outcome, operation.retries, () =>
    readStack(operation, record, target, { aws, events }),
  );
  const { stackEvents = [], ...progress } = stack ?? {};
  if (outcome === 'failed') {
    const { name, message } = failureReason(
      record,
      [
        ...(await events.listFailures(operation.id, record.createdAt)),
        ...stackEvents,
      ],
      stack?.stackArn ?? operation.stackArn,
    );
    const unread = stack ? '' : ' · The events of its stack cannot be read.';
    return { ...failed({ name, message: message + unread }), stackEvents };
  }
  const ended = outcome === 'succeeded';
  return {
    change: {
      ...progress,
      absences: 0,
      ...(ended && { state: 'succeeded' }),
      message: ended ? available(operation) : MESSAGES[outcome],
    },
    stackEvents,
    next: ended ? 'now' : 'poll',
  };
}

const MESSAGES: Record<
  Exclude<RecordOutcome, 'succeeded' | 'failed'>,
  string
> = {
  open: 'CloudFormation creates the resources',
  rollingBack: 'A resource failed: CloudFormation rolls back',
};

/** Somebody else terminates what this operation followed. */
function followTermination(
  operation: StoredOperation,
  record: ProvisioningRecord,
): Advance {
  const id = operation.provisionedProductId;
  switch (recordOutcome(record)) {
    case 'succeeded':
      return gone(`${id} was terminated outside of the portal`);
    case 'failed':
      return failed(failureReason(record, []));
    default:
      return {
        change: { absences: 0, message: `${id} is being terminated` },
        next: 'poll',
      };
  }
}

/** Without its record, the provisioned product itself tells. */
async function followProduct(
  operation: StoredOperation,
  target: AwsTarget,
  { aws }: StepServices,
): Promise<Advance> {
  const product = await aws
    .serviceCatalog(target, 'read')
    .describeProvisionedProduct(
      operation.provisionedProductId
        ? { id: operation.provisionedProductId }
        : { name: operation.environment },
    );
  return product
    ? decideByProduct(operation, product)
    : onceProvenAbsent(operation, target, aws, () =>
        gone(
          `Service Catalog has neither ${operation.provisionedProductId} nor its record any more: it was terminated outside of the portal`,
        ),
      );
}

function decideByProduct(
  operation: StoredOperation,
  product: ProvisionedProductDetail,
): Advance {
  const recordId = product.lastProvisioningRecordId ?? product.lastRecordId;
  if (recordId && recordId !== operation.recordId) {
    return following(product, recordId, `Following ${product.id}`);
  }
  switch (product.status) {
    case 'AVAILABLE':
    case 'TAINTED':
      return {
        change: { state: 'succeeded', message: available(operation) },
        next: 'now',
      };
    case 'ERROR':
      return failed({
        name: 'ProvisioningFailed',
        message:
          product.statusMessage ??
          `Service Catalog says that ${product.id} is in ERROR, and gives no reason`,
      });
    default:
      return {
        change: {
          absences: 0,
          message: `Service Catalog changes ${product.id}, whose record it does not show`,
        },
        next: 'poll',
      };
  }
}

function available({ environment }: StoredOperation): string {
  return `The environment ${environment} is available`;
}

function gone(message: string): Advance {
  return failed({ name: 'ProvisionedProductGone', message });
}
