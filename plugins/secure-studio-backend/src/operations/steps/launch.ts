import { TargetConfig } from '../../config';
import { launchProduct } from '../../targets/launchProduct';
import { provisioningTags } from '../provision';
import { submitting } from '../retry';
import { Advance, StoredOperation } from '../types';
import { following, lookAgain } from './advances';
import { Step, StepServices } from './types';

/**
 * Provisions. A call of an earlier try may have landed, its answer lost: that is found out first, however long
 * it takes, and only then may a refusal end the operation.
 */
export const launch: Step = async (operation, target, services) => {
  const product = await services.aws
    .serviceCatalog(target, 'read')
    .describeProvisionedProduct({ name: operation.environment });
  if (!product) {
    return submitting(() => provision(operation, target, services));
  }
  return product.idempotencyToken === operation.provisionToken
    ? following(
        product,
        product.lastProvisioningRecordId ?? product.lastRecordId ?? null,
        `Service Catalog provisions ${product.id}`,
      )
    : lookAgain(`Another provisioned product has the name ${product.name}`);
};

async function provision(
  operation: StoredOperation,
  target: TargetConfig,
  { aws, portalId }: StepServices,
): Promise<Advance> {
  const serviceCatalog = aws.serviceCatalog(target, 'provision');
  const { recordId, provisionedProductId } = await serviceCatalog.provision({
    product: await launchProduct(aws, target, operation.spec),
    name: operation.environment,
    token: operation.provisionToken,
    parameters: operation.spec.parameters,
    tags: provisioningTags(operation.spec, portalId),
  });
  return {
    ...following(
      { id: provisionedProductId },
      recordId,
      `Service Catalog provisions ${provisionedProductId}`,
    ),
    next: 'poll',
  };
}
