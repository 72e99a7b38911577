import { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  checkEnvironmentName,
  checkProvisionRequest,
  DEFAULT_NETWORK,
  environmentFullName,
  ProvisionRequest,
  userProfileName,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { ProvisionSpec } from './types';

/** https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisioningParameter.html */
const MAX_PARAMETER_LENGTH = 4096;

/** The request with its entity refs in the one form in which they are stored and compared. */
export function normalizeRequest(request: ProvisionRequest): ProvisionRequest {
  return {
    ...request,
    owner: stringifyEntityRef(parseEntityRef(request.owner)),
    profileUser: stringifyEntityRef(parseEntityRef(request.profileUser)),
  };
}

/** @throws InputError that names the field and the rule, where these cannot make a full name. */
export function checkName(owner: string, name: string): string {
  refuse(checkEnvironmentName(owner, name));
  return environmentFullName(owner, name);
}

/**
 * Checks a request against every rule and fills in what it leaves out.
 *
 * @param target - The target that it names.
 * @throws InputError that names each field and its rule.
 */
export async function checkProvision(
  request: ProvisionRequest,
  target: TargetConfig,
  services: { catalog: CatalogService; auth: AuthService },
): Promise<ProvisionSpec> {
  refuse(
    checkProvisionRequest(request, {
      ...target,
      approvedDomains: [...target.approvedDomains],
    }),
  );
  const allowedDomains = [...new Set(request.allowedDomains)];
  if (allowedDomains.join(',').length > MAX_PARAMETER_LENGTH) {
    refuse([
      {
        field: 'allowedDomains',
        rule: `must have at most ${MAX_PARAMETER_LENGTH} characters together`,
      },
    ]);
  }
  if (!(await isMember(request.profileUser, request.owner, services))) {
    refuse([
      { field: 'profileUser', rule: `must be a member of ${request.owner}` },
    ]);
  }
  return {
    fullName: environmentFullName(request.owner, request.name),
    owner: request.owner,
    target: target.id,
    profile: userProfileName(request.profileUser),
    profileUser: request.profileUser,
    allowedDomains,
    network: request.network ?? DEFAULT_NETWORK,
  };
}

async function isMember(
  user: string,
  group: string,
  { catalog, auth }: { catalog: CatalogService; auth: AuthService },
): Promise<boolean> {
  const entity = await catalog.getEntityByRef(user, {
    credentials: await auth.getOwnServiceCredentials(),
  });
  return (entity?.relations ?? []).some(
    ({ type, targetRef }) => type === RELATION_MEMBER_OF && targetRef === group,
  );
}

function refuse(violations: readonly Violation[]): void {
  if (violations.length > 0) {
    throw new InputError(
      violations.map(({ field, rule }) => `${field}: ${rule}`).join('; '),
    );
  }
}
