import { Product } from 'backstage-plugin-secure-studio-common';
import { ProvisionedProduct } from '../../aws';
import { EnvironmentRecord } from '../types';

/**
 * The product section, out of a search that is complete.
 *
 * A product that the search does not have is TERMINATED, unless it was never launched or an open
 * operation is about to make it: searches lag behind.
 */
export function productSection(
  found: ProvisionedProduct | undefined,
  known: {
    environment: EnvironmentRecord;
    previous: Product | null;
    operationOpen: boolean;
  },
): Product | null {
  const { environment, previous, operationOpen } = known;
  if (found) {
    return {
      id: found.id,
      name: found.name,
      status: found.status,
      statusMessage: found.statusMessage ?? null,
      productName: found.productName ?? null,
      version: found.version ?? null,
      createdAt: found.createdAt ?? null,
    };
  }
  if (!environment.provisionedProductId) {
    return null;
  }
  if (operationOpen) {
    return previous;
  }
  return {
    id: environment.provisionedProductId,
    name: environment.name,
    statusMessage: null,
    productName: previous?.productName ?? null,
    version: previous?.version ?? null,
    createdAt: previous?.createdAt ?? null,
    status: 'TERMINATED',
  };
}
