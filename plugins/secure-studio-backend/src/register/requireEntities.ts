import { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** @throws InputError that names what the catalog does not have. */
export async function requireEntities(
  refs: readonly string[],
  { catalog, auth }: { catalog: CatalogService; auth: AuthService },
): Promise<void> {
  const wanted = [...new Set(refs)];
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: wanted, fields: ['kind'] },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  const missing = wanted.filter((_, index) => !items[index]);
  if (missing.length > 0) {
    throw new InputError(
      `confirmation: must name what the catalog has, and it has no ${missing.join(
        ', no ',
      )}`,
    );
  }
}
