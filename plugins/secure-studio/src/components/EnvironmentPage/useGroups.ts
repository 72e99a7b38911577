import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const LIMIT = 20;

function titleOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile;
  const displayName =
    typeof profile === 'object' && !Array.isArray(profile)
      ? profile?.displayName
      : undefined;
  return typeof displayName === 'string'
    ? displayName
    : metadata.title ?? metadata.name;
}

/** The first groups of the catalog whose name the search finds. */
export function useGroups(search: string) {
  const catalogApi = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['groups', search],
    queryFn: async () => {
      const { items } = await catalogApi.queryEntities({
        filter: { kind: 'Group' },
        fields: ['kind', 'metadata', 'spec.profile'],
        limit: LIMIT,
        orderFields: { field: 'metadata.name', order: 'asc' },
        fullTextFilter: {
          term: search,
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayName',
          ],
        },
      });
      return items.map(group => ({
        id: stringifyEntityRef(group),
        label: titleOf(group),
        description: stringifyEntityRef(group),
      }));
    },
    placeholderData: keepPreviousData,
  });
}
