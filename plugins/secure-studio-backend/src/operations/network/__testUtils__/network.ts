import {
  ALL_CHOICES,
  KNOWN_PARAMETERS,
  requiredEndpoints,
  resolveSettings,
} from 'backstage-plugin-secure-studio-common';
import {
  EndpointService,
  RouteTable,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '../../../aws';
import { ExistingNetwork } from '../readNetwork';

export const REGION = 'eu-west-1';
export const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

export const PLACE = {
  accountId: '111122223333',
  region: REGION,
  version: '1.0',
  parameters: KNOWN_PARAMETERS,
};

/** A VPC that may be named, with two subnets for Studio. */
export const EXISTING_VPC = {
  vpcId: 'vpc-01234567',
  studioSubnetIds: ['subnet-00000001', 'subnet-00000002'],
  studioRouteTableIds: ['rtb-00000001', 'rtb-00000002'],
  internetGatewayId: 'igw-01234567',
};

export const NETWORK = {
  vpcCidr: '10.8.0.0/16',
  firewallSubnetCidrs: ['10.8.1.0/24', '10.8.11.0/24'],
  natSubnetCidrs: ['10.8.2.0/24', '10.8.12.0/24'],
  studioSubnetCidrs: ['10.8.3.0/24', '10.8.13.0/24'],
};

/** What a request for an environment in that VPC amounts to. */
export function settingsInVpc(
  choices: Parameters<typeof resolveSettings>[0] = {},
) {
  return resolveSettings(
    { zones: 2, network: NETWORK, existingVpc: EXISTING_VPC, ...choices },
    ALL_CHOICES,
  );
}

export function aVpc(over: Partial<Vpc> = {}): Vpc {
  return {
    id: EXISTING_VPC.vpcId,
    ownerId: PLACE.accountId,
    state: 'available',
    tenancy: 'default',
    cidrs: ['10.8.0.0/16'],
    dnsSupport: true,
    dnsHostnames: true,
    ...over,
  };
}

/** @param number - From 1: which of the two. */
export function aSubnet(number: number, over: Partial<Subnet> = {}): Subnet {
  return {
    id: EXISTING_VPC.studioSubnetIds[number - 1],
    vpcId: EXISTING_VPC.vpcId,
    cidr: NETWORK.studioSubnetCidrs[number - 1],
    zone: ZONES[number - 1],
    state: 'available',
    freeAddresses: 251,
    tags: {},
    ...over,
  };
}

/** @param number - From 1: of which subnet it is. */
export function aRouteTable(
  number: number,
  over: Partial<RouteTable> = {},
): RouteTable {
  return {
    id: EXISTING_VPC.studioRouteTableIds[number - 1],
    vpcId: EXISTING_VPC.vpcId,
    isMain: false,
    subnetIds: [EXISTING_VPC.studioSubnetIds[number - 1]],
    routes: [{ destination: '10.8.0.0/16', target: 'local' }],
    ...over,
  };
}

/** @param service - Such as `sts`. */
export function anEndpoint(
  service: string,
  over: Partial<VpcEndpoint> = {},
): VpcEndpoint {
  return {
    id: `vpce-${service}`,
    vpcId: EXISTING_VPC.vpcId,
    serviceName: `com.amazonaws.${REGION}.${service}`,
    type: 'Interface',
    state: 'available',
    privateDns: true,
    routeTableIds: [],
    tags: {},
    ...over,
  };
}

/** A network in which an environment can be made. */
export function aNetwork(over: Partial<ExistingNetwork> = {}): ExistingNetwork {
  return {
    vpc: aVpc(),
    subnets: [aSubnet(2), aSubnet(1)],
    routeTables: [aRouteTable(2), aRouteTable(1)],
    internetGateway: {
      id: EXISTING_VPC.internetGatewayId,
      vpcIds: [EXISTING_VPC.vpcId],
    },
    endpoints: [],
    ...over,
  };
}

/**
 * Every endpoint service in every zone.
 *
 * @param zones - Of those of which the service name ends so.
 */
export function theServices(
  zones: Record<string, string[]> = {},
): EndpointService[] {
  return requiredEndpoints('full', REGION).map(({ serviceName, type }) => {
    const [, own] =
      Object.entries(zones).find(([end]) => serviceName.endsWith(end)) ?? [];
    return { serviceName, type, zones: own ?? ZONES };
  });
}
