import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import {
  CatalogProcessor,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATIONS,
  environmentLocation,
} from 'backstage-plugin-secure-studio-common';

/** The priority of the catalog's own processors, which make both relations of what `spec.owner` says. */
const CATALOG_PRIORITY = 20;

/**
 * The team of an environment whose entity is to have no relation that leads from the team to it;
 * undefined for all else, also for what somebody wrote to look like one.
 */
function hiddenOwnerOf({ metadata }: Entity): string | undefined {
  const { annotations = {}, name } = metadata;
  return annotations[ANNOTATION_ORIGIN_LOCATION] === environmentLocation(name)
    ? annotations[ANNOTATIONS.owner]
    : undefined;
}

/**
 * Environments are owned by their team, while the team, which everybody may see, does not say that it
 * owns them: the first takes the owner away from the catalog's own processors and makes the one
 * relation, the second puts it back after them.
 */
export const ownerProcessors: CatalogProcessor[] = [
  {
    getProcessorName: () => 'SecureStudioOwnedByProcessor',
    getPriority: () => CATALOG_PRIORITY - 1,
    async postProcessEntity(entity, _location, emit) {
      const owner = hiddenOwnerOf(entity);
      if (owner === undefined) {
        return entity;
      }
      emit(
        processingResult.relation({
          source: getCompoundEntityRef(entity),
          type: RELATION_OWNED_BY,
          target: parseEntityRef(owner),
        }),
      );
      const { owner: _, ...spec } = entity.spec ?? {};
      return { ...entity, spec };
    },
  },
  {
    getProcessorName: () => 'SecureStudioOwnerProcessor',
    getPriority: () => CATALOG_PRIORITY + 1,
    async postProcessEntity(entity) {
      const owner = hiddenOwnerOf(entity);
      return owner === undefined
        ? entity
        : { ...entity, spec: { ...entity.spec, owner } };
    },
  },
];
