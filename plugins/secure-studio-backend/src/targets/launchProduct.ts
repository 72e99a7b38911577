import { AwsError, AwsGateways, ResolvedProduct } from '../aws';
import { TargetConfig } from '../config';
import { resolveProduct } from './resolveProduct';

/**
 * The product's version and path as AWS has them now, for a launch.
 *
 * @param spec - Of the request, with the version that the target had when it was taken; one from before
 * versions were chosen has none.
 * @throws AwsError, which no later try changes where the configuration does not fit any more.
 */
export async function launchProduct(
  gateways: AwsGateways,
  target: TargetConfig,
  { version = target.version }: { version?: string },
): Promise<ResolvedProduct> {
  const product = resolveProduct(
    await gateways.products(target, 'provision').describeProduct(),
    { ...target, version },
  );
  if ('key' in product) {
    throw new AwsError(
      'invalidRequest',
      `The target '${target.id}' cannot be used: ${product.key} has to be ${product.expectation}.`,
      'TargetMisconfigured',
    );
  }
  return product;
}
