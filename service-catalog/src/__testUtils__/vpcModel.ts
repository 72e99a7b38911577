import { addressIn, cidrOf, type Cidr } from './cidr';
import type { Deployment } from './deployment';

export interface Subnet {
  readonly id: string;
  readonly zone: string;
  readonly cidr: string;
  readonly routeTableId: string;
  /** Whether its network interfaces get public addresses. */
  readonly mapsPublicAddresses: boolean;
}

export type RouteTarget =
  | { readonly kind: 'local' }
  | { readonly kind: 'internetGateway'; readonly id: string }
  | { readonly kind: 'natGateway'; readonly id: string }
  | { readonly kind: 'firewallEndpoint'; readonly id: string };

export interface Route {
  readonly destination: Cidr;
  readonly target: RouteTarget;
}

/** Something in a subnet that takes packets and sends them on. */
export interface Appliance {
  readonly id: string;
  readonly subnetId: string;
}

/** What a deployment knows of a VPC that it did not create. */
export interface ExistingNetwork {
  readonly cidr: string;
  readonly subnets: Subnet[];
  readonly internetGatewayIds: string[];
}

/** A VPC as its packets see it. */
export interface VpcModel {
  readonly cidr: string;
  readonly subnets: Subnet[];
  /** Those that are attached to the VPC. */
  readonly internetGatewayIds: string[];
  readonly natGateways: Appliance[];
  /** Endpoints of firewalls, by the id that routes name. */
  readonly firewallEndpoints: Appliance[];
  /** Route tables with gateway endpoints, by service. */
  readonly gatewayEndpoints: { service: string; routeTableIds: string[] }[];
  routesOf(routeTableId: string): Route[];
  /** The table for packets that come in through a gateway, if it has one. */
  edgeTableOf(gatewayId: string): string | undefined;
}

type Properties = Record<string, unknown>;

/** EC2 resources that lead no packet into or out of a VPC in a way the model does not see. */
const KNOWN_TYPES = [
  'EIP',
  'FlowLog',
  'GatewayRouteTableAssociation',
  'InternetGateway',
  'NatGateway',
  'Route',
  'RouteTable',
  'SecurityGroup',
  'SecurityGroupEgress',
  'SecurityGroupIngress',
  'Subnet',
  'SubnetRouteTableAssociation',
  'VPC',
  'VPCEndpoint',
  'VPCGatewayAttachment',
];

/**
 * The VPC that a template makes, or adds to.
 *
 * @throws Error for anything in it that the model cannot judge.
 */
export function vpcModel(
  deployment: Deployment,
  existing?: ExistingNetwork,
): VpcModel {
  refuseUnknownTypes(deployment);
  const all = (type: string): Properties[] =>
    deployment
      .logicalIds(`AWS::EC2::${type}`)
      .map(id => ({ id, ...deployment.properties(id) }));

  const [vpc] = all('VPC');
  const cidr = String(vpc ? vpc.CidrBlock : existing?.cidr);
  const associations = all('SubnetRouteTableAssociation');
  const edges = all('GatewayRouteTableAssociation');
  const routes = all('Route');

  return {
    cidr,
    subnets: [
      ...all('Subnet').map(subnet => ({
        id: String(subnet.id),
        zone: String(subnet.AvailabilityZone),
        cidr: String(subnet.CidrBlock),
        mapsPublicAddresses: subnet.MapPublicIpOnLaunch === true,
        routeTableId: tableOf(associations, 'SubnetId', subnet.id),
      })),
      ...(existing?.subnets ?? []),
    ],
    internetGatewayIds: [
      ...all('VPCGatewayAttachment').map(one => String(one.InternetGatewayId)),
      ...(existing?.internetGatewayIds ?? []),
    ],
    natGateways: all('NatGateway').map(({ id, SubnetId }) => ({
      id: String(id),
      subnetId: String(SubnetId),
    })),
    firewallEndpoints: deployment
      .logicalIds('AWS::NetworkFirewall::Firewall')
      .flatMap(id => endpointsOf(deployment, id)),
    gatewayEndpoints: all('VPCEndpoint')
      .filter(({ VpcEndpointType }) => VpcEndpointType === 'Gateway')
      .map(({ ServiceName, RouteTableIds }) => ({
        service: String(ServiceName),
        routeTableIds: RouteTableIds as string[],
      })),
    routesOf: table => [
      { destination: cidrOf(cidr), target: { kind: 'local' } },
      ...routes
        .filter(({ RouteTableId }) => RouteTableId === table)
        .map(routeOf),
    ],
    edgeTableOf: gateway => {
      const edge = edges.find(({ GatewayId }) => GatewayId === gateway);
      return edge && String(edge.RouteTableId);
    },
  };
}

/** Some address in a subnet. */
export const addressInSubnet = ({ cidr }: Subnet): string => addressIn(cidr);

function refuseUnknownTypes({ types }: Deployment): void {
  const unknown = types().filter(
    type =>
      type.startsWith('AWS::EC2::') &&
      !KNOWN_TYPES.includes(type.replace('AWS::EC2::', '')),
  );
  if (unknown.length > 0) {
    throw new Error(`The model of a VPC does not know ${unknown.join(', ')}`);
  }
}

function tableOf(associations: Properties[], key: string, id: unknown): string {
  const own = associations.filter(association => association[key] === id);
  if (own.length !== 1) {
    throw new Error(`${id} has ${own.length} route tables of its own`);
  }
  return String(own[0].RouteTableId);
}

function endpointsOf(deployment: Deployment, id: string): Appliance[] {
  const mappings = deployment.properties(id).SubnetMappings as {
    SubnetId: string;
  }[];
  const endpoints = deployment.attribute(id, 'EndpointIds') as string[];
  if (mappings.length !== 1 || endpoints.length !== 1) {
    // `EndpointIds` has no order, so that no route can tell two of them apart.
    throw new Error(`The firewall ${id} has not exactly one endpoint`);
  }
  return [{ id: endpoints[0].split(':')[1], subnetId: mappings[0].SubnetId }];
}

function routeOf(route: Properties): Route {
  const { id, RouteTableId, DestinationCidrBlock, ...target } = route;
  const targets = Object.entries(target);
  if (typeof DestinationCidrBlock !== 'string' || targets.length !== 1) {
    throw new Error(`The route ${id} is ${JSON.stringify(route)}`);
  }
  const [[kind, to]] = targets;
  return {
    destination: cidrOf(DestinationCidrBlock),
    target: targetOf(kind, String(to)),
  };
}

function targetOf(kind: string, id: string): RouteTarget {
  switch (kind) {
    case 'GatewayId':
      return { kind: 'internetGateway', id };
    case 'NatGatewayId':
      return { kind: 'natGateway', id };
    case 'VpcEndpointId':
      return { kind: 'firewallEndpoint', id };
    default:
      throw new Error(`The tests do not know routes to a ${kind}`);
  }
}
