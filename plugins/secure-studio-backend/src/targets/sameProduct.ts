import { ProductGateway } from '../aws';
import { TargetConfig } from '../config';
import { TargetProblem } from './types';

/**
 * The problem of a target whose product an earlier one has too, where one names it and the other says its
 * id: one product of an account is one register of environments.
 *
 * @param productId - Of the target's product.
 * @param products - Of another target, as its own role sees them.
 */
export async function sameProductProblem(
  { target, productId }: { target: TargetConfig; productId: string },
  targets: readonly TargetConfig[],
  products: (other: TargetConfig) => Pick<ProductGateway, 'describeProduct'>,
): Promise<TargetProblem | undefined> {
  const earlier = targets
    .slice(0, targets.indexOf(target))
    .filter(other => mayBeSame(target, other));
  for (const other of earlier) {
    // As long as it cannot be read, nothing is done there either.
    const found = await products(other)
      .describeProduct()
      .catch(() => undefined);
    if (found?.id === productId) {
      return {
        key: 'product',
        expectation: `another product than target '${other.id}' has, which calls the same one '${other.product}'`,
      };
    }
  }
  return undefined;
}

/** Where both name it, or both say its id, the configuration tells by itself. */
function mayBeSame(one: TargetConfig, other: TargetConfig): boolean {
  return (
    one.accountId === other.accountId &&
    one.region === other.region &&
    isId(one.product) !== isId(other.product)
  );
}

function isId(product: string): boolean {
  return product.startsWith('prod-');
}
