import {
  Entity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { IdentityApi } from '@backstage/core-plugin-api';
import { CatalogApi } from '@backstage/plugin-catalog-react';

/** Something to choose, by its entity ref. */
export interface Choice {
  id: string;
  label: string;
}

function titleOf(entity: Entity): string {
  const profile = entity.spec?.profile;
  const displayName =
    typeof profile === 'object' && !Array.isArray(profile)
      ? profile?.displayName
      : undefined;
  return typeof displayName === 'string'
    ? displayName
    : entity.metadata.title ?? entity.metadata.name;
}

/** Those of the entities that the catalog has. */
async function choices(catalogApi: CatalogApi, entityRefs: string[]) {
  const { items } = await catalogApi.getEntitiesByRefs({
    entityRefs,
    fields: ['kind', 'metadata', 'spec.profile'],
  });
  return items.flatMap<Choice>(entity =>
    entity ? [{ id: stringifyEntityRef(entity), label: titleOf(entity) }] : [],
  );
}

/** The groups that the signed-in user is in. */
export async function ownGroups(
  catalogApi: CatalogApi,
  identityApi: IdentityApi,
): Promise<Choice[]> {
  const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
  const groups = ownershipEntityRefs.filter(
    ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
  );
  return choices(catalogApi, groups);
}

/** The members of a group. */
export async function membersOf(
  catalogApi: CatalogApi,
  groupRef: string,
): Promise<Choice[]> {
  const group = await catalogApi.getEntityByRef(groupRef);
  const members = (group?.relations ?? []).filter(
    relation => relation.type === RELATION_HAS_MEMBER,
  );
  return choices(
    catalogApi,
    members.map(relation => relation.targetRef),
  );
}
