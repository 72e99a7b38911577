import {
  checkRegionZones,
  environmentEndpoints,
  EnvironmentSettings,
  ExistingVpc,
  PRODUCT_PARAMETERS,
  regionParameters,
  RequiredEndpoint,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { EndpointService } from '../../aws';
import { Region } from '../RegionReader';
import { checkGatewayEndpoints, checkInternetGateway } from './checkGateways';
import { checkRanges, studioRange } from './checkRanges';
import { checkRouteTables } from './checkRouteTables';
import { checkSubnets } from './checkSubnets';
import { checkVpc } from './checkVpc';
import { checkServices, checkSubnetZones, chooseZones } from './chooseZones';
import { ExistingNetwork } from './readNetwork';
import { ReusedEndpoint, reuseEndpoints } from './reuseEndpoints';

/** What AWS has where an environment is to be. */
export interface PlaceFacts {
  readonly region: Region;
  /** Undefined where the target's roles may not read them. */
  readonly services?: readonly EndpointService[];
  /** Of the existing VPC, where one is named. */
  readonly network?: ExistingNetwork;
}

/** Of the target, as far as a place depends on it. */
export interface PlaceTarget {
  readonly accountId: string;
  readonly region: string;
  readonly version: string;
  /** Parameters of the product that the version declares. */
  readonly parameters: readonly string[];
}

/** Where an environment is to stand, and what speaks against it. */
export interface Placement {
  /** Those of the product's parameters that AWS's answers decide. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly reusedEndpoints: readonly ReusedEndpoint[];
  readonly violations: readonly Violation[];
}

/**
 * Decides where an environment stands: beside its subnets in a VPC that is there already, or in zones
 * that have every endpoint which it needs.
 */
export function decidePlacement(
  settings: EnvironmentSettings,
  facts: PlaceFacts,
  target: PlaceTarget,
): Placement {
  const { existingVpc } = settings;
  const needed = environmentEndpoints(settings.endpoints, target.region);
  return existingVpc && facts.network
    ? placeInVpc(
        settings,
        existingVpc,
        { ...facts, network: facts.network },
        target,
      )
    : placeInRegion(settings.zones, needed, facts, target);
}

function placeInRegion(
  count: number,
  needed: readonly RequiredEndpoint[],
  { region, services }: PlaceFacts,
  target: PlaceTarget,
): Placement {
  const tooMany = checkRegionZones(count, {
    region: target.region,
    available: region.zones,
  });
  if (tooMany.length > 0 || !services) {
    return placed(region, region.zones.slice(0, count), {
      violations: tooMany,
    });
  }
  const place = { region: target.region, zones: region.zones, services };
  const { zones, violations } = chooseZones(count, needed, place);
  return placed(region, zones, {
    violations: [...checkServices(needed, place), ...violations],
  });
}

function placeInVpc(
  settings: EnvironmentSettings,
  existingVpc: ExistingVpc,
  facts: PlaceFacts & { network: ExistingNetwork },
  target: PlaceTarget,
): Placement {
  const { network: asked, egress } = settings;
  const { region, services, network } = facts;
  const { vpc, subnets, endpoints } = network;
  if (!vpc) {
    return placed(region, [], {
      violations: [
        {
          field: 'existingVpc.vpcId',
          rule: `must be a VPC of the account ${target.accountId} in ${target.region}`,
        },
      ],
    });
  }
  const needed = environmentEndpoints(settings.endpoints, target.region);
  const { reused, violations } = reuseEndpoints(needed, endpoints, {
    ...target,
    mode: egress.mode,
  });
  const made = needed.filter(
    ({ serviceName }) =>
      !reused.some(endpoint => endpoint.serviceName === serviceName),
  );
  const studioSubnets = existingVpc.studioSubnetIds.flatMap(
    id => subnets.find(subnet => subnet.id === id) ?? [],
  );
  const studio = studioRange(asked, egress.mode, vpc);
  const place = services && {
    region: target.region,
    zones: region.zones,
    services,
  };
  return placed(
    region,
    studioSubnets.map(({ zone }) => zone),
    {
      vpcCidr: studio.range,
      reused,
      violations: [
        ...checkVpc(vpc, { ...target, vpcCidr: asked.vpcCidr }),
        ...checkSubnets(existingVpc, subnets, {
          cidrs: asked.studioSubnetCidrs,
          addresses: networkInterfaces(settings, made),
        }),
        ...studio.violations,
        ...checkRanges(asked, egress.mode, vpc, subnets),
        ...checkRouteTables(existingVpc, network.routeTables),
        ...checkInternetGateway(existingVpc, network.internetGateway),
        ...checkGatewayEndpoints(existingVpc, needed, endpoints, target.region),
        ...violations,
        ...(place
          ? [
              ...checkServices(made, place),
              ...checkSubnetZones(studioSubnets, made, place),
            ]
          : []),
      ],
    },
  );
}

/** Those that the environment itself has in each of its subnets. */
function networkInterfaces(
  { homeFileSystem }: EnvironmentSettings,
  endpoints: readonly RequiredEndpoint[],
): number {
  const mountTargets = homeFileSystem === 'enabled' ? 1 : 0;
  return (
    endpoints.filter(({ type }) => type === 'Interface').length + mountTargets
  );
}

function placed(
  { s3PrefixListId }: Region,
  availabilityZones: readonly string[],
  decided: {
    vpcCidr?: string;
    reused?: readonly ReusedEndpoint[];
    violations: readonly Violation[];
  },
): Placement {
  const { vpcCidr, reused = [], violations } = decided;
  return {
    parameters: {
      ...regionParameters({ availabilityZones, s3PrefixListId }),
      ...(vpcCidr && { [PRODUCT_PARAMETERS.vpcCidr]: vpcCidr }),
      ...Object.fromEntries(reused.map(({ parameter }) => [parameter, 'no'])),
    },
    reusedEndpoints: reused,
    violations,
  };
}
