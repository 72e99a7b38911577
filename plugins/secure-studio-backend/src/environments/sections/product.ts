import { Product } from 'backstage-plugin-secure-studio-common';
import { KnownProduct } from '../SectionSource';
import { EnvironmentRecord, Observation, Snapshot } from '../types';

/**
 * The product section: what Service Catalog tells of the environment's own product, or that it is
 * gone. A read by id does not tell all that a search tells: the rest is as it was known.
 */
export function productSection(
  { name }: Pick<EnvironmentRecord, 'name'>,
  id: string,
  found: KnownProduct | undefined,
  previous: Product | null,
): Product {
  return {
    id,
    name: found?.name ?? name,
    status: found?.status ?? 'TERMINATED',
    statusMessage: found?.statusMessage ?? null,
    productName: found?.productName ?? previous?.productName ?? null,
    version: found?.version ?? previous?.version ?? null,
    createdAt: found?.createdAt ?? previous?.createdAt ?? null,
  };
}

export async function readProduct(
  found: () => Promise<KnownProduct | undefined>,
  environment: EnvironmentRecord,
  previous: Snapshot<'product'>,
  { readAt, operationOpen }: { readAt: string; operationOpen: boolean },
): Promise<Observation<'product'>> {
  const { provisionedProductId } = environment;
  if (!provisionedProductId) {
    return { data: null, observedAt: readAt, etag: null };
  }
  const product = await found();
  if (!product && operationOpen) {
    // The operation is about to make it: what was known stands, however old.
    return {
      data: previous.data,
      observedAt: previous.observedAt ?? readAt,
      etag: null,
    };
  }
  return {
    data: productSection(
      environment,
      provisionedProductId,
      product,
      previous.data,
    ),
    observedAt: readAt,
    etag: null,
  };
}
