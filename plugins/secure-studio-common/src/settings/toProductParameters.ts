import {
  ENDPOINT_SWITCHES,
  EndpointSwitch,
  PRODUCT_PARAMETERS,
} from '../product';
import { normalForm, resolverDomains } from '../rules/domainSet';
import { servicesElsewhere } from './environmentEndpoints';
import { EnvironmentSettings } from './settings';

/** A rule group and a domain list cannot be empty: a reserved name (RFC 2606) stands for nothing. */
const NO_DOMAINS = '.invalid';

/** As many ranges as the template reads, however many zones there are. */
const TEMPLATE_ZONES = 3;

/**
 * Whose environment it is.
 *
 * @public
 */
export interface EnvironmentIdentity {
  /** Full name. */
  readonly fullName: string;
  /** Entity ref of the owning group. */
  readonly owner: string;
  /** Name of the first user profile. */
  readonly profile: string;
  /** Entity ref of the first profile's user. */
  readonly profileUser: string;
}

/**
 * What only AWS knows of the target's region.
 *
 * @public
 */
export interface RegionFacts {
  /** Names of the zones to use; empty: the region's first ones. */
  readonly availabilityZones: readonly string[];
  /** Empty: any address on port 443. */
  readonly s3PrefixListId: string;
}

/**
 * The parameters with which the product is provisioned, by their CloudFormation names.
 *
 * @public
 */
export function toProductParameters(
  identity: EnvironmentIdentity,
  settings: EnvironmentSettings,
  region: string,
): Record<string, string> {
  const { egress, network, existingVpc, endpoints, keys, logs } = settings;
  const domains = normalForm(
    settings.teamDomains.length > 0 ? settings.teamDomains : [NO_DOMAINS],
  );
  const values: Record<keyof typeof PRODUCT_PARAMETERS, string> = {
    environmentName: identity.fullName,
    team: identity.owner,
    userProfileName: identity.profile,
    userProfileOwner: identity.profileUser,
    persona: settings.persona,
    singleSignOnUser: settings.singleSignOnUser ?? '',
    egressMode: egress.mode,
    placement: egress.placement,
    blockAction: egress.blockAction,
    teamDomains: domains.entries.join(','),
    teamResolverDomains: resolverDomains(domains).join(','),
    teamRuleGroupCapacity: String(settings.teamRuleGroupCapacity),
    // A protected firewall makes a rollback fail as well: an update switches it on.
    firewallDeleteProtection: 'no',
    zones: String(settings.zones),
    availabilityZones: '',
    vpcCidr: network.vpcCidr,
    firewallSubnetCidrs: forEveryZone(network.firewallSubnetCidrs),
    natSubnetCidrs: forEveryZone(network.natSubnetCidrs),
    studioSubnetCidrs: forEveryZone(network.studioSubnetCidrs),
    s3PrefixListId: '',
    existingVpcId: existingVpc?.vpcId ?? '',
    existingStudioSubnetIds: existingVpc?.studioSubnetIds.join(',') ?? '',
    existingStudioRouteTableIds:
      existingVpc?.studioRouteTableIds.join(',') ?? '',
    existingInternetGatewayId: existingVpc?.internetGatewayId ?? '',
    existingS3EndpointId: existingVpc?.s3EndpointId ?? '',
    endpointTier: endpoints.tier,
    jumpStart: yesOrNo(endpoints.s3Exceptions.includes('jumpStart')),
    imageLayers: yesOrNo(endpoints.s3Exceptions.includes('imageLayers')),
    sampleFiles: yesOrNo(endpoints.s3Exceptions.includes('sampleFiles')),
    authMode: settings.authMode,
    homeFileSystem: settings.homeFileSystem,
    idleShutdownMinutes: String(settings.idleShutdownMinutes),
    networkIsolation: settings.networkIsolation,
    allowedInstanceTypes: settings.allowedInstanceTypes.join(','),
    existingStorageKeyArn: keys.storageKeyArn ?? '',
    existingDataKeyArn: keys.dataKeyArn ?? '',
    existingJobsKeyArn: keys.jobsKeyArn ?? '',
    breakGlassRoleArns: settings.breakGlassRoleArns.join(','),
    organizationId: settings.organizationId ?? '',
    logRetentionDays: String(logs.retentionDays),
    flowLogTraffic: logs.flowLogTraffic,
    firewallFlowLog: yesOrNo(logs.firewallFlowLog),
  };
  return {
    ...Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        PRODUCT_PARAMETERS[name as keyof typeof values],
        value,
      ]),
    ),
    ...Object.fromEntries(
      ENDPOINT_SWITCHES.map(endpoint => [
        endpoint.parameter,
        switchValue(endpoint, endpoints, region),
      ]),
    ),
  };
}

/**
 * The parameters that only AWS's answers fill in.
 *
 * @public
 */
export function regionParameters(facts: RegionFacts): Record<string, string> {
  return {
    [PRODUCT_PARAMETERS.availabilityZones]: facts.availabilityZones.join(','),
    [PRODUCT_PARAMETERS.s3PrefixListId]: facts.s3PrefixListId,
  };
}

/** The template reads a range for each of three zones and uses the first ones. */
function forEveryZone(cidrs: readonly string[]): string {
  const last = cidrs[cidrs.length - 1] ?? '';
  return Array.from(
    { length: TEMPLATE_ZONES },
    (_, index) => cidrs[index] ?? last,
  ).join(',');
}

function switchValue(
  { service }: EndpointSwitch,
  { include, exclude }: EnvironmentSettings['endpoints'],
  region: string,
): 'tier' | 'yes' | 'no' {
  if (
    exclude.includes(service) ||
    servicesElsewhere(region).includes(service)
  ) {
    return 'no';
  }
  return include.includes(service) ? 'yes' : 'tier';
}

function yesOrNo(on: boolean): 'yes' | 'no' {
  return on ? 'yes' : 'no';
}
