import { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** @returns those that the catalog does not have. */
export async function missingEntities(
  refs: readonly string[],
  { catalog, auth }: { catalog: CatalogService; auth: AuthService },
): Promise<string[]> {
  const wanted = [...new Set(refs)];
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: wanted, fields: ['kind'] },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  return wanted.filter((_, index) => !items[index]);
}

/** @throws InputError that names what the catalog does not have. */
export function requireEntities(missing: readonly string[]): void {
  if (missing.length > 0) {
    throw new InputError(
      `confirmation: must name what the catalog has, and it has no ${missing.join(
        ', no ',
      )}`,
    );
  }
}
