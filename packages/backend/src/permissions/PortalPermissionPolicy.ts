import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  taskCancelPermission,
  taskReadPermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  createSecureStudioConditionalDecision,
  secureStudioConditions,
} from 'backstage-plugin-secure-studio-backend';
import {
  environmentCreatePermission,
  environmentReadPermission,
  ENVIRONMENT_ENTITY_TYPE,
} from 'backstage-plugin-secure-studio-common';
import { PolicyConfig } from './readPolicyConfig';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

const ADMIN_ONLY: Permission[] = [
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  templateManagementPermission,
];

/**
 * Teams see their own environments and what their own tasks logged; platform admins and reviewers
 * see every environment; only admins change the catalog. All else is open to who is signed in.
 *
 * It knows a person by what the token claims, which may be an hour old, and so it only narrows: what
 * Secure Studio allows at most, its own code decides by membership as it is now. With nested
 * membership a token claims too little to narrow by: there the policy leaves environments to the code.
 */
export class PortalPermissionPolicy implements PermissionPolicy {
  constructor(private readonly config: PolicyConfig) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    const claims = user.info.ownershipEntityRefs;
    const isAdmin = claims.includes(this.config.admins);
    const isNested = this.config.membership === 'nested';
    const seesEveryEnvironment =
      isAdmin || claims.includes(this.config.reviewers);

    if (ADMIN_ONLY.some(({ name }) => name === permission.name)) {
      return isAdmin ? ALLOW : DENY;
    }
    if (isPermission(permission, environmentReadPermission)) {
      return seesEveryEnvironment || isNested
        ? ALLOW
        : createSecureStudioConditionalDecision(
            permission,
            secureStudioConditions.isOwner({ claims }),
          );
    }
    if (isPermission(permission, environmentCreatePermission)) {
      return isNested
        ? ALLOW
        : createSecureStudioConditionalDecision(
            permission,
            secureStudioConditions.isOwner({ claims }),
          );
    }
    if (
      isPermission(permission, catalogEntityReadPermission) ||
      isPermission(permission, catalogEntityRefreshPermission)
    ) {
      return seesEveryEnvironment
        ? ALLOW
        : createCatalogConditionalDecision(permission, {
            anyOf: [
              catalogConditions.isEntityOwner({ claims }),
              {
                not: catalogConditions.hasSpec({
                  key: 'type',
                  value: ENVIRONMENT_ENTITY_TYPE,
                }),
              },
            ],
          });
    }
    if (
      isPermission(permission, taskReadPermission) ||
      isPermission(permission, taskCancelPermission)
    ) {
      return isAdmin
        ? ALLOW
        : createScaffolderTaskConditionalDecision(
            permission,
            scaffolderTaskConditions.isTaskOwner({
              createdBy: [user.info.userEntityRef],
            }),
          );
    }
    return ALLOW;
  }
}
