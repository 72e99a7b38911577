import { EnvironmentListQuery } from 'backstage-plugin-secure-studio-common';
import { Router } from 'express';
import { Authorizer, canonicalRef, visibleSummary } from '../access';
import { EnvironmentFilter } from '../environments/criteria';
import { EnvironmentPages, PageQuery } from '../environments/EnvironmentPages';
import { ReaderOf } from './caller';

export interface EnvironmentListRouteDependencies {
  readerOf: ReaderOf;
  authorizer: Authorizer;
  pages: EnvironmentPages;
}

const DEFAULT_LIMIT = 50;

/** GET /environments */
export function registerEnvironmentListRoute(
  router: Router,
  { readerOf, authorizer, pages }: EnvironmentListRouteDependencies,
): void {
  router.get('/environments', async (request, response) => {
    const asking = await readerOf(request);
    const { items, total, nextCursor } = await pages.read(
      toPageQuery(request.query),
      await authorizer.readableCriteria(asking),
    );
    response.json({
      items: items.map(summary => visibleSummary(asking, summary)),
      total,
      nextCursor,
    });
  });
}

/** What the validation has let pass. */
function toPageQuery(query: EnvironmentListQuery): PageQuery {
  const filter = (
    property: EnvironmentFilter['property'],
    values: readonly string[] | undefined,
  ): EnvironmentFilter[] => (values ? [{ property, values }] : []);
  return {
    filters: [
      ...filter('name', query.name),
      ...filter('owner', query.owner?.map(canonicalRef)),
      ...filter('target', query.target),
      ...filter('status', query.status),
    ],
    search: query.search,
    sort: query.sort ?? 'name',
    order: query.order ?? 'asc',
    cursor: query.cursor,
    limit: query.limit ?? DEFAULT_LIMIT,
  };
}
