import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  DEFAULT_NAMESPACE,
  ResourceEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  ENVIRONMENT_ENTITY_TYPE,
  environmentLocation,
  EnvironmentSummary,
} from 'backstage-plugin-secure-studio-common';

/** How entities are made. */
export interface EntityOptions {
  /** Where the portal is, since the catalog takes absolute links only; without a slash at the end. */
  portalUrl: string;
  /** Whether the team's entity has a relation to it, for everybody to see who sees the team. */
  ownerRelation: boolean;
}

/** What of an environment the catalog holds: whoever may see the entity sees no more than this. */
export function toEntity(
  {
    name,
    owner,
    target,
    status,
    domainId,
  }: Pick<
    EnvironmentSummary,
    'name' | 'owner' | 'target' | 'status' | 'domainId'
  >,
  { portalUrl, ownerRelation }: EntityOptions,
): ResourceEntity {
  const location = environmentLocation(name);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: DEFAULT_NAMESPACE,
      description: 'Secure SageMaker Studio environment',
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATIONS.environment]: name,
        [ANNOTATIONS.target]: target,
        [ANNOTATIONS.status]: status,
        ...(domainId && { [ANNOTATIONS.domainId]: domainId }),
        ...(!ownerRelation && { [ANNOTATIONS.owner]: owner }),
      },
      links: [
        {
          url: `${portalUrl}/secure-studio/environments/${name}`,
          title: 'Secure Studio',
          icon: 'dashboard',
        },
      ],
    },
    spec: { type: ENVIRONMENT_ENTITY_TYPE, owner },
  };
}
