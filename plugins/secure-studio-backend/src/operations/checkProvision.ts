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
  environmentFullName,
  EnvironmentSettings,
  PARAMETER_FIELDS,
  ProvisionRequest,
  resolveSettings,
  toProductParameters,
  userProfileName,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { OfferedTarget } from '../targets/types';
import { placeEnvironment } from './network/placeEnvironment';
import { RegionReader } from './RegionReader';
import { AskedSpec, ProvisionSpec } from './types';

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

/** A request that breaks no rule of the portal's own. */
export interface CheckedRequest {
  readonly spec: AskedSpec;
  readonly settings: EnvironmentSettings;
}

/**
 * Checks a request against every rule that needs no answer of AWS's, and fills in what it leaves out.
 *
 * @param offered - The target that it names, as far as it offers something.
 * @throws InputError that names each field and its rule.
 */
export async function checkProvision(
  request: ProvisionRequest,
  offered: OfferedTarget,
  services: { catalog: CatalogService; auth: AuthService },
): Promise<CheckedRequest> {
  refuse([
    ...offered.lacks.filter(({ field }) =>
      new Map(Object.entries(request)).has(field),
    ),
    ...checkProvisionRequest(request, offered),
  ]);
  if (!(await isMember(request.profileUser, request.owner, services))) {
    refuse([
      { field: 'profileUser', rule: `must be a member of ${request.owner}` },
    ]);
  }
  const settings = resolveSettings(request, offered.choices);
  const identity = {
    name: request.name,
    fullName: environmentFullName(request.owner, request.name),
    owner: request.owner,
    profile: userProfileName(request.profileUser),
    profileUser: request.profileUser,
  };
  const parameters = toProductParameters(identity, settings, offered.region);
  refuse(checkLengths(parameters));
  return {
    settings,
    spec: {
      ...identity,
      target: offered.id,
      asked: { parameters, tags: request.tags ?? {} },
    },
  };
}

/**
 * Decides what AWS's answers decide of a checked request. AWS is asked last, so that it is not asked
 * for what is refused anyway.
 *
 * @throws InputError that names each field and its rule.
 * @throws AwsError where what is asked for cannot be read.
 */
export async function placeProvision(
  { spec, settings }: CheckedRequest,
  target: TargetConfig,
  offered: OfferedTarget,
  regions: RegionReader,
): Promise<ProvisionSpec> {
  const { fullName, asked } = spec;
  const placement = await placeEnvironment(
    { fullName, settings },
    target,
    offered,
    regions,
  );
  refuse(placement.violations);
  const parameters = Object.entries({
    ...asked.parameters,
    ...placement.parameters,
  }).filter(([name]) => offered.parameters.includes(name));
  return {
    ...spec,
    version: offered.version,
    parameters: Object.fromEntries(parameters),
    reusedEndpoints: placement.reusedEndpoints.map(
      ({ service, endpointId }) => ({ service, endpointId }),
    ),
    tags: { ...offered.tags, ...asked.tags },
  };
}

/** No value of a parameter may be longer, of whatever field it is made. */
function checkLengths(parameters: Record<string, string>): Violation[] {
  return Object.entries(parameters)
    .filter(([, value]) => value.length > MAX_PARAMETER_LENGTH)
    .flatMap(([name]) => PARAMETER_FIELDS.get(name) ?? [])
    .filter(({ follows }) => !follows)
    .map(({ path }) => ({
      field: path,
      rule: `must have at most ${MAX_PARAMETER_LENGTH} characters together`,
    }));
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
