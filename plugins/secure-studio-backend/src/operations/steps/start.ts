import { randomUUID } from 'node:crypto';
import { AwsGateways, AwsTarget } from '../../aws';
import { decideStart, FoundProduct } from '../provision';
import { findStackArn } from '../readStack';
import { submitting } from '../retry';
import { failed, following } from './advances';
import { Step } from './types';

/** Looks what has the environment's name, and decides how to begin. */
export const start: Step = (operation, target, { aws, operations }) =>
  submitting(async () => {
    const product = await findProduct(operation.environment, target, aws);
    const decision = decideStart(
      operation,
      product,
      await operations.listEarlierAttempts(operation),
    );
    switch (decision.kind) {
      case 'provision':
        return {
          change: {
            step: 'launching',
            message: 'Asking Service Catalog to provision the product',
          },
          next: 'now',
        };
      case 'follow':
        return following(
          decision.product,
          decision.recordId,
          `Following ${decision.product.id}, which is there already`,
        );
      case 'clean':
        return {
          change: {
            step: 'cleaning',
            terminateToken: randomUUID(),
            recordId: null,
            provisionedProductId: decision.product.id,
            // While there is a stack to find by its name: its deletion is told by its own events.
            stackArn: await findStackArn(target, decision.product.id, aws),
            message: `Terminating ${decision.product.id}, which an earlier attempt left in ERROR`,
          },
          next: 'now',
        };
      case 'wait':
        return { change: { message: decision.message }, next: 'poll' };
      default:
        return failed(decision.error);
    }
  });

async function findProduct(
  name: string,
  target: AwsTarget,
  aws: AwsGateways,
): Promise<FoundProduct | undefined> {
  const serviceCatalog = aws.serviceCatalog(target, 'read');
  const product = await serviceCatalog.describeProvisionedProduct({ name });
  const recordId = product?.lastProvisioningRecordId ?? product?.lastRecordId;
  const record = recordId && (await serviceCatalog.findRecord(recordId));
  return product && { ...product, tags: record ? record.tags : {} };
}
