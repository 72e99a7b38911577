import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ReadableCatalog } from './CatalogReader';
import { groupRefsOf } from './entityRefs';
import { GroupTree, readGroupTree } from './groupTree';

/** Groups in one query of users: their refs stand in an address. */
const GROUPS_PER_QUERY = 50;

/** What is read of what stands beside what. */
const RELATED = ['kind', 'metadata.name', 'metadata.namespace', 'relations'];

/** What is read of names. */
const TITLED = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile',
];

/** Where a search looks. */
const SEARCHED = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayName',
  'spec.profile.email',
];

/** A user or group, with the name by which people know it. */
export interface Titled {
  readonly ref: string;
  readonly title: string;
}

/** The direct groups of each of these users; nothing for a user whom the catalog does not have. */
export async function directGroupsOf(
  users: readonly string[],
  readable: ReadableCatalog,
): Promise<GroupTree> {
  return groupsBeside(users, RELATION_MEMBER_OF, readable);
}

/** The groups and what stands above them. */
export async function ancestorsOf(
  groups: Iterable<string>,
  readable: ReadableCatalog,
): Promise<GroupTree> {
  return readGroupTree(groups, level =>
    groupsBeside(level, RELATION_CHILD_OF, readable),
  );
}

/** The groups and what stands below them. */
export async function descendantsOf(
  groups: Iterable<string>,
  readable: ReadableCatalog,
): Promise<GroupTree> {
  return readGroupTree(groups, level =>
    groupsBeside(level, RELATION_PARENT_OF, readable),
  );
}

/**
 * The direct members of any of these groups whose name the search finds, at most so many, by title.
 */
export async function directMembersOf(
  groups: readonly string[],
  { search, limit }: { search?: string; limit: number },
  { catalog, options }: ReadableCatalog,
): Promise<Titled[]> {
  const found = new Map<string, Titled>();
  for (
    let start = 0;
    start < groups.length && found.size < limit;
    start += GROUPS_PER_QUERY
  ) {
    const { items } = await catalog.queryEntities(
      {
        filter: {
          kind: 'User',
          [`relations.${RELATION_MEMBER_OF}`]: groups.slice(
            start,
            start + GROUPS_PER_QUERY,
          ),
        },
        fields: TITLED,
        limit,
        orderFields: { field: 'metadata.name', order: 'asc' },
        ...(search && {
          fullTextFilter: { term: search, fields: SEARCHED },
        }),
      },
      options,
    );
    items.map(toTitled).forEach(member => found.set(member.ref, member));
  }
  return [...found.values()].sort(byTitle).slice(0, limit);
}

/** Those of the users and groups that the catalog has, in this order. */
export async function titled(
  refs: readonly string[],
  { catalog, options }: ReadableCatalog,
): Promise<Titled[]> {
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: [...refs], fields: TITLED },
    options,
  );
  return items.flatMap(entity => (entity ? [toTitled(entity)] : []));
}

/** Without the catalog, its name is all that is known of an entity. */
export function untitled(ref: string): Titled {
  return { ref, title: parseEntityRef(ref).name };
}

/** By what people read, the same on every machine. */
export function byTitle(one: Titled, other: Titled): number {
  return (
    one.title.localeCompare(other.title, 'en-US') ||
    one.ref.localeCompare(other.ref, 'en-US')
  );
}

/** The groups to which each of these users or groups has this relation. */
async function groupsBeside(
  refs: readonly string[],
  relation: string,
  { catalog, options }: ReadableCatalog,
): Promise<GroupTree> {
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: [...refs], fields: RELATED },
    options,
  );
  const found = items.filter(entity => entity !== undefined);
  return new Map(
    found.map(entity => [
      stringifyEntityRef(entity),
      groupRefsOf(
        (entity.relations ?? [])
          .filter(({ type }) => type === relation)
          .map(({ targetRef }) => targetRef),
      ),
    ]),
  );
}

function toTitled(entity: Entity): Titled {
  const profile = entity.spec?.profile;
  const displayName =
    typeof profile === 'object' && !Array.isArray(profile)
      ? profile?.displayName
      : undefined;
  return {
    ref: stringifyEntityRef(entity),
    title:
      (typeof displayName === 'string' && displayName) ||
      entity.metadata.title ||
      entity.metadata.name,
  };
}
