import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  ENVIRONMENT_RESOURCE_TYPE,
  EnvironmentSummary,
  secureStudioPermissions,
} from 'backstage-plugin-secure-studio-common';
import { z } from 'zod';
import { EnvironmentFilter } from '../environments/criteria';
import { canonicalRef } from './entityRefs';

/** What rules see of an environment, also of one that is only proposed. */
export type EnvironmentResource = Pick<
  EnvironmentSummary,
  'name' | 'owner' | 'target'
>;

/**
 * The resource over which the permissions of Secure Studio are decided.
 *
 * @public
 */
export const environmentResourceRef = createPermissionResourceRef<
  EnvironmentResource,
  EnvironmentFilter
>().with({
  pluginId: 'secure-studio',
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Environments that one of the claims owns, or will own',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, such as those of the groups of a user'),
  }),
  apply: ({ owner }, { claims }) =>
    canonicalRefs(claims).includes(canonicalRef(owner)),
  toQuery: ({ claims }) => ({
    property: 'owner',
    values: canonicalRefs(claims),
  }),
});

const hasTarget = createPermissionRule({
  name: 'HAS_TARGET',
  description: 'Environments on one of the targets',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    targets: z.array(z.string()).describe('Ids of targets'),
  }),
  apply: ({ target }, { targets }) => targets.includes(target),
  toQuery: ({ targets }) => ({ property: 'target', values: targets }),
});

/**
 * The rules that a permission policy can build conditions of.
 *
 * @public
 */
export const secureStudioRules = { isOwner, hasTarget };

const conditionExports = createConditionExports({
  resourceRef: environmentResourceRef,
  rules: secureStudioRules,
});

/**
 * Conditions for a permission policy, one per rule.
 *
 * @public
 */
export const secureStudioConditions = conditionExports.conditions;

/**
 * Makes the decision of a permission policy from conditions.
 *
 * @public
 */
export const createSecureStudioConditionalDecision =
  conditionExports.createConditionalDecision;

/** What the plugin registers with `permissionsRegistry.addResourceType`. */
export function environmentPermissions(options: {
  /** Loads environments by full name, in the order of the names; nothing where there is none. */
  loadEnvironments(
    names: string[],
  ): Promise<Array<EnvironmentResource | undefined>>;
}) {
  return {
    resourceRef: environmentResourceRef,
    permissions: secureStudioPermissions,
    rules: Object.values(secureStudioRules),
    getResources: options.loadEnvironments,
  };
}

/** Claims in the one spelling by which refs are compared; what is no entity ref claims nothing. */
function canonicalRefs(claims: readonly string[]): string[] {
  return claims.flatMap(claim => {
    try {
      return [canonicalRef(claim)];
    } catch {
      return [];
    }
  });
}
