import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  checkEnvironmentName,
  checkProvisionRequest,
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
import { tellViolations } from '../tellViolations';
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
export function checkName(owner: string, name: string): void {
  refuse(checkEnvironmentName(owner, name));
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
 * @throws CatalogAwayError
 */
export async function checkProvision(
  request: ProvisionRequest & { fullName: string },
  offered: OfferedTarget,
  services: {
    /** Whether a user is a member of a group, as it is decided for every one. */
    isMember(userRef: string, groupRef: string): Promise<boolean>;
  },
): Promise<CheckedRequest> {
  refuse([
    ...offered.lacks.filter(({ field }) =>
      new Map(Object.entries(request)).has(field),
    ),
    ...checkProvisionRequest(request, offered),
  ]);
  if (!(await services.isMember(request.profileUser, request.owner))) {
    refuse([
      { field: 'profileUser', rule: `must be a member of ${request.owner}` },
    ]);
  }
  const settings = resolveSettings(request, offered.choices);
  const identity = {
    name: request.name,
    fullName: request.fullName,
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

function refuse(violations: readonly Violation[]): void {
  if (violations.length > 0) {
    throw new InputError(tellViolations(violations));
  }
}
