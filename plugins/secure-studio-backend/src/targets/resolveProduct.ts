import { CatalogProduct, ResolvedProduct } from '../aws';
import { TargetProblem } from './types';

/** Which version of which product, and by which path, as the configuration says. */
export interface ProductChoice {
  readonly product: string;
  readonly version: string;
  readonly portfolio?: string;
}

/**
 * Decides what is launched: the version with exactly the configured name, whatever else has been
 * uploaded, by the only path there is or the one that the configuration names.
 */
export function resolveProduct(
  found: CatalogProduct | undefined,
  choice: ProductChoice,
): ResolvedProduct | TargetProblem {
  if (!found) {
    return {
      key: 'product',
      expectation: `the name or id of a product that the role to provision products can launch, which it cannot '${choice.product}'`,
    };
  }
  const version = resolveVersion(found, choice.version);
  if ('key' in version) {
    return version;
  }
  const path = resolvePath(found, choice.portfolio);
  return 'key' in path
    ? path
    : { productId: found.id, artifactId: version.id, pathId: path.id };
}

function resolveVersion(
  { versions }: CatalogProduct,
  wanted: string,
): { id: string } | TargetProblem {
  const named = versions.filter(({ name }) => name === wanted);
  const [version] = named;
  if (named.length === 1 && !version.isDeprecated) {
    return version;
  }
  const current = versions.filter(({ isDeprecated }) => !isDeprecated);
  const names = listed(current.map(({ name }) => name));
  return {
    key: 'version',
    expectation:
      named.length > 1
        ? `the name of one version of the product, and '${wanted}' is the name of ${named.length}`
        : `the name of a version of the product that is not deprecated (${names}), which '${wanted}' is not`,
  };
}

function resolvePath(
  { paths }: CatalogProduct,
  wanted: string | undefined,
): { id: string } | TargetProblem {
  const fitting = paths.filter(
    ({ id, name }) => wanted === undefined || wanted === id || wanted === name,
  );
  if (fitting.length === 1) {
    return fitting[0];
  }
  const names = listed(paths.map(({ id, name }) => `${name} (${id})`));
  return {
    key: 'portfolio',
    expectation:
      paths.length === 0
        ? 'a portfolio through which the role to provision products can launch the product, and there is none'
        : `one of the portfolios through which the role to provision products can launch the product: ${names}`,
  };
}

function listed(names: readonly string[]): string {
  return names.join(', ') || 'none';
}
