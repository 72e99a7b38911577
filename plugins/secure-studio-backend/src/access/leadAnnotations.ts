import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  DEFAULT_NAMESPACE,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ANNOTATIONS } from 'backstage-plugin-secure-studio-common';
import { ReadableCatalog } from './CatalogReader';
import { userRefsOf } from './entityRefs';

/** Whom the annotations of groups name as their leads. */
export interface LeadAnnotations {
  /** Users by group. */
  readonly leads: ReadonlyMap<string, readonly string[]>;
  /** Groups by user. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** Reads the annotation of every group that has it. */
export async function readLeadAnnotations({
  catalog,
  options,
}: ReadableCatalog): Promise<LeadAnnotations> {
  const leads = new Map<string, string[]>();
  const groups = new Map<string, string[]>();
  const pages = catalog.streamEntities(
    {
      filter: {
        kind: 'Group',
        [`metadata.annotations.${ANNOTATIONS.leads}`]: CATALOG_FILTER_EXISTS,
      },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.annotations',
      ],
    },
    options,
  );
  for await (const page of pages) {
    for (const entity of page) {
      const group = stringifyEntityRef(entity);
      const users = namedLeads(entity);
      leads.set(group, users);
      for (const user of users) {
        const led = groups.get(user);
        if (led) {
          led.push(group);
        } else {
          groups.set(user, [group]);
        }
      }
    }
  }
  return { leads, groups };
}

/** Users alone: a bare name is one of the group's own namespace. */
function namedLeads({ metadata }: Entity): string[] {
  const named = (metadata.annotations?.[ANNOTATIONS.leads] ?? '')
    .split(',')
    .map(ref => ref.trim())
    .filter(Boolean);
  return userRefsOf(named, {
    defaultKind: 'User',
    defaultNamespace: metadata.namespace ?? DEFAULT_NAMESPACE,
  });
}
