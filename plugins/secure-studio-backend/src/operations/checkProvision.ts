import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  checkEnvironmentName,
  checkProvisionRequest,
  checkRegionZones,
  EnvironmentSettings,
  PRODUCT_PARAMETERS,
  ProvisionRequest,
  RegionFacts,
  regionParameters,
  resolveSettings,
  toProductParameters,
  userProfileName,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { checkSubnets } from './checkSubnets';
import { placeInRegion, RegionReader } from './RegionReader';
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
export function checkName(owner: string, name: string): void {
  refuse(checkEnvironmentName(owner, name));
}

/**
 * Checks a request against every rule and fills in what it leaves out. AWS is asked last, so that
 * it is not asked for what is refused anyway.
 *
 * @param target - The target that it names.
 * @throws InputError that names each field and its rule.
 * @throws CatalogAwayError
 * @throws AwsError where the target's region cannot be read.
 */
export async function checkProvision(
  request: ProvisionRequest & { fullName: string },
  target: TargetConfig,
  services: {
    /** Whether a user is a member of a group, as it is decided for every one. */
    isMember(userRef: string, groupRef: string): Promise<boolean>;
    regions: RegionReader;
  },
): Promise<ProvisionSpec> {
  refuse(
    checkProvisionRequest(request, {
      ...target,
      approvedDomains: [...target.approvedDomains],
    }),
  );
  if (!(await services.isMember(request.profileUser, request.owner))) {
    refuse([
      { field: 'profileUser', rule: `must be a member of ${request.owner}` },
    ]);
  }
  const settings = resolveSettings(request, target.choices);
  const identity = {
    name: request.name,
    fullName: request.fullName,
    owner: request.owner,
    profile: userProfileName(request.profileUser),
    profileUser: request.profileUser,
  };
  const chosen = toProductParameters(identity, settings, target.region);
  refuse(checkLengths(chosen));
  const facts = await checkRegion(settings, target, services.regions);
  return {
    ...identity,
    target: target.id,
    parameters: { ...chosen, ...regionParameters(facts) },
  };
}

async function checkRegion(
  { zones, existingVpc, network }: EnvironmentSettings,
  target: TargetConfig,
  regions: RegionReader,
): Promise<RegionFacts> {
  const region = await regions.read(target);
  refuse(
    checkRegionZones(zones, { region: target.region, available: region.zones }),
  );
  if (!existingVpc) {
    return placeInRegion(region, zones);
  }
  const { studioSubnetIds: ids } = existingVpc;
  const found = await regions.subnets(target, ids);
  refuse(checkSubnets(existingVpc, found, network.studioSubnetCidrs));
  return placeInRegion(
    region,
    zones,
    ids.map(id => found.find(subnet => subnet.id === id)?.zone ?? ''),
  );
}

/** Where a request names the lists that are one parameter each. */
const LIST_FIELDS: Readonly<Record<string, string>> = {
  [PRODUCT_PARAMETERS.teamDomains]: 'teamDomains',
  [PRODUCT_PARAMETERS.allowedInstanceTypes]: 'allowedInstanceTypes',
  [PRODUCT_PARAMETERS.breakGlassRoleArns]: 'breakGlassRoleArns',
};

function checkLengths(parameters: Record<string, string>): Violation[] {
  return Object.entries(LIST_FIELDS)
    .filter(([name]) => parameters[name].length > MAX_PARAMETER_LENGTH)
    .map(([, field]) => ({
      field,
      rule: `must have at most ${MAX_PARAMETER_LENGTH} characters together`,
    }));
}

function refuse(violations: readonly Violation[]): void {
  if (violations.length > 0) {
    throw new InputError(
      violations.map(({ field, rule }) => `${field}: ${rule}`).join('; '),
    );
  }
}
