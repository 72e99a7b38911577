import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * `spec.type` of the `Resource` entity that stands for an environment.
 *
 * @public
 */
export const ENVIRONMENT_ENTITY_TYPE = 'secure-studio-environment';

/**
 * Annotations of environments' entities and, for `leads`, of groups'.
 *
 * @public
 */
export const ANNOTATIONS = {
  /** Full name of the environment. */
  environment: 'secure-studio/environment',
  /** Id of the target where it runs. */
  target: 'secure-studio/target',
  /** Its status, such as `available`. */
  status: 'secure-studio/status',
  /** Id of its SageMaker domain, once there is one. */
  domainId: 'secure-studio/domain-id',
  /** Entity ref of the owning group, where the group's entity has no relation to the environment's. */
  owner: 'secure-studio/owner',
  /**
   * On a group: entity refs of the users who lead it, comma-separated; a bare name is one of the
   * group's own namespace. It makes nobody a member.
   */
  leads: 'secure-studio/leads',
} as const;

/**
 * From where an environment's entity comes: no other entity says so of itself.
 *
 * @param name - Full name of the environment.
 * @public
 */
export function environmentLocation(name: string): string {
  return `secure-studio:${name}`;
}

/**
 * The entity ref of an environment.
 *
 * @param name - Full name of the environment.
 * @public
 */
export function environmentEntityRef(name: string): string {
  return stringifyEntityRef({
    kind: 'resource',
    namespace: DEFAULT_NAMESPACE,
    name,
  });
}
