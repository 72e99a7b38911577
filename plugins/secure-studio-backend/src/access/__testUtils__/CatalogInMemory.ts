import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  Entity,
  EntityRelation,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ANNOTATIONS } from 'backstage-plugin-secure-studio-common';
import { CatalogReader } from '../CatalogReader';

type Method = (...parameters: unknown[]) => unknown;

/** A catalog whose entities come and go, and that may be away. */
export class CatalogInMemory {
  readonly #entities = new Map<string, Entity>();
  /** The questions that it was asked. */
  readonly questions: string[] = [];
  isAway = false;
  /** Answers nothing at all. */
  isHanging = false;
  /** Leaves the last one out of what it was asked for. */
  isPartial = false;

  constructor(...entities: Entity[]) {
    this.put(...entities);
  }

  put(...entities: Entity[]) {
    entities.forEach(entity =>
      this.#entities.set(stringifyEntityRef(entity), entity),
    );
  }

  remove(ref: string) {
    this.#entities.delete(ref);
  }

  get service(): CatalogService {
    return new Proxy(catalogServiceMock(), {
      get: (methods, name: keyof CatalogService) =>
        name in methods
          ? (...parameters: unknown[]) => this.#answer(name, parameters)
          : undefined,
    });
  }

  #answer(name: keyof CatalogService, parameters: unknown[]): unknown {
    this.questions.push(name);
    if (this.isAway) {
      throw new Error('connect ECONNREFUSED 10.1.2.3:7007');
    }
    if (this.isHanging) {
      return new Promise(() => {});
    }
    const catalog = catalogServiceMock({ entities: this.#stitched() });
    const method = catalog[name].bind(catalog) as Method;
    const answer = method(...parameters);
    return this.isPartial && name === 'getEntitiesByRefs'
      ? withoutLast(answer as Promise<{ items: unknown[] }>)
      : answer;
  }

  get factory() {
    return createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => this.service,
    });
  }

  reader(options: { timeout?: number } = {}) {
    return new CatalogReader({
      catalog: this.service,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      ...options,
    });
  }

  /** As the catalog does: what one group says of its parents, these say of it. */
  #stitched(): Entity[] {
    const children = new Map<string, EntityRelation[]>();
    for (const [ref, { relations = [] }] of this.#entities) {
      for (const { type, targetRef } of relations) {
        if (type === RELATION_CHILD_OF) {
          const child = { type: RELATION_PARENT_OF, targetRef: ref };
          children.set(targetRef, [...(children.get(targetRef) ?? []), child]);
        }
      }
    }
    return [...this.#entities].map(([ref, entity]) => ({
      ...entity,
      relations: [...(entity.relations ?? []), ...(children.get(ref) ?? [])],
    }));
  }
}

async function withoutLast(answer: Promise<{ items: unknown[] }>) {
  return { items: (await answer).items.slice(0, -1) };
}

/** A user who is a direct member of these groups of the default namespace. */
export function aUser(
  name: string,
  groups: readonly string[] = [],
  displayName?: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { ...(displayName && { profile: { displayName } }) },
    relations: groups.map(group => ({
      type: RELATION_MEMBER_OF,
      targetRef: `group:default/${group}`,
    })),
  };
}

/** A group below these. */
export function aGroup(
  name: string,
  {
    parents = [],
    leads,
    namespace = 'default',
  }: { parents?: readonly string[]; leads?: string; namespace?: string } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name,
      namespace,
      ...(leads !== undefined && {
        annotations: { [ANNOTATIONS.leads]: leads },
      }),
    },
    spec: { type: 'team', children: [] },
    relations: parents.map(parent => ({
      type: RELATION_CHILD_OF,
      targetRef: `group:default/${parent}`,
    })),
  };
}
