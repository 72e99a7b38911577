import { following } from './advances';
import { onceProvenAbsent } from './absence';
import { Step } from './types';

/** Finds out whether AWS took what was abandoned while it was being asked: nothing that it has gets lost. */
export const settle: Step = async (operation, target, { aws }) => {
  const product = await aws
    .serviceCatalog(target, 'read')
    .describeProvisionedProduct({ name: operation.environment });
  if (product?.idempotencyToken === operation.provisionToken) {
    return following(
      product,
      product.lastProvisioningRecordId ?? product.lastRecordId ?? null,
      `${operation.message} Service Catalog has it as ${product.id}.`,
    );
  }
  return onceProvenAbsent(operation, target, aws, () => ({
    change: {
      state: 'cancelled',
      step: 'requested',
      message: 'AWS has nothing of what was abandoned: the name is free',
    },
    next: 'now',
  }));
};
