import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The type of the resource over which all permissions are decided: an environment, or a proposed one.
 *
 * @public
 */
export const ENVIRONMENT_RESOURCE_TYPE = 'secure-studio-environment';

/**
 * To see an environment. Code allows at most members of its group, platform admins and reviewers.
 *
 * @public
 */
export const environmentReadPermission = createPermission({
  name: 'secure-studio.environment.read',
  attributes: { action: 'read' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/**
 * To provision an environment. Decided over the proposed environment, so that conditions can test its
 * owner and target. Code allows at most members of the group that will own it.
 *
 * @public
 */
export const environmentCreatePermission = createPermission({
  name: 'secure-studio.environment.create',
  attributes: { action: 'create' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/**
 * To open Studio in an environment. Code allows at most the profile's own user.
 *
 * @public
 */
export const studioOpenPermission = createPermission({
  name: 'secure-studio.studio.open',
  attributes: {},
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/**
 * All permissions of Secure Studio.
 *
 * @public
 */
export const secureStudioPermissions = [
  environmentReadPermission,
  environmentCreatePermission,
  studioOpenPermission,
];
