import type {
  CreateRouteRequest,
  CreateRouteResult,
  DeleteRouteRequest,
  ReplaceRouteRequest,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { contains, formatCidr, parseCidr } from './cidr';
import { operation } from './operation';
import { findPrefixList } from './prefixLists';
import { routesOf } from './routeState';
import { routeTarget } from './routeTarget';
import { RouteRecord, RouteTableRecord, routeTables, subnets } from './tables';

/** What the operations on routes share: where to. */
type Destination = Pick<
  CreateRouteRequest,
  'DestinationCidrBlock' | 'DestinationPrefixListId'
>;

const destinationMembers = [
  'DestinationCidrBlock',
  'DestinationPrefixListId',
] as const;
const targetMembers = [
  'GatewayId',
  'NatGatewayId',
  'VpcEndpointId',
  'NetworkInterfaceId',
] as const;

const CreateRoute = operation<CreateRouteRequest>()(
  ['RouteTableId'],
  [...destinationMembers, ...targetMembers],
  (input, context): CreateRouteResult => {
    const table = routeTables.find(context.state, input.RouteTableId);
    const destination = destinationOf(input, context);
    if (routesOf(table, context).some(leadsTo(destination))) {
      throw new AwsError(
        'RouteAlreadyExists',
        `The route identified by ${nameOf(destination)} already exists.`,
      );
    }
    const target = routeTarget(input, table, context);
    requireSubnetRoute(destination, target, table, context);
    setRoutes(context, table, [
      ...table.routes,
      { ...destination, ...target, Origin: 'CreateRoute' },
    ]);
    return { Return: true };
  },
);

const ReplaceRoute = operation<ReplaceRouteRequest>()(
  ['RouteTableId'],
  [...destinationMembers, ...targetMembers, 'LocalTarget'],
  (input, context): object => {
    const table = routeTables.find(context.state, input.RouteTableId);
    const destination = destinationOf(input, context);
    const existing = table.routes.find(leadsTo(destination));
    if (!existing) {
      throw new AwsError(
        'InvalidParameterValue',
        `There is no route defined for '${nameOf(
          destination,
        )}' in the route table. Use CreateRoute instead.`,
      );
    }
    const target = input.LocalTarget
      ? { GatewayId: 'local' }
      : routeTarget(input, table, context);
    setRoutes(
      context,
      table,
      table.routes.map(route =>
        leadsTo(destination)(route)
          ? { ...destination, ...target, Origin: existing.Origin }
          : route,
      ),
    );
    return {};
  },
);

const DeleteRoute = operation<DeleteRouteRequest>()(
  ['RouteTableId'],
  [...destinationMembers],
  (input, context): object => {
    const table = routeTables.find(context.state, input.RouteTableId);
    const destination = destinationOf(input, context);
    const route = routesOf(table, context).find(leadsTo(destination));
    if (!route) {
      throw new AwsError(
        'InvalidRoute.NotFound',
        `no route with destination ${nameOf(destination)} in route table ${
          table.RouteTableId
        }`,
      );
    }
    if (route.Origin === 'CreateRouteTable') {
      throw new AwsError(
        'InvalidParameterValue',
        `cannot remove local route ${nameOf(destination)} in route table ${
          table.RouteTableId
        }`,
      );
    }
    if (!table.routes.some(leadsTo(destination))) {
      throw new AwsError(
        'InvalidParameterValue',
        `cannot remove VPC endpoint route ${nameOf(
          destination,
        )} in route table ${table.RouteTableId}`,
      );
    }
    setRoutes(
      context,
      table,
      table.routes.filter(other => !leadsTo(destination)(other)),
    );
    return {};
  },
);

function setRoutes(
  { state }: CallContext,
  table: RouteTableRecord,
  routes: readonly RouteRecord[],
): void {
  routeTables.rows(state).set(table.RouteTableId, { ...table, routes });
}

function destinationOf(
  { DestinationCidrBlock, DestinationPrefixListId }: Destination,
  { region }: CallContext,
): Destination {
  if (DestinationCidrBlock !== undefined && !DestinationPrefixListId) {
    const cidr = parseCidr(DestinationCidrBlock);
    if (!cidr) {
      throw new AwsError(
        'InvalidParameterValue',
        `Value (${DestinationCidrBlock}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
      );
    }
    return { DestinationCidrBlock: formatCidr(cidr) };
  }
  if (DestinationPrefixListId !== undefined && !DestinationCidrBlock) {
    findPrefixList(DestinationPrefixListId, region);
    return { DestinationPrefixListId };
  }
  throw new AwsError(
    'InvalidParameterCombination',
    'The request must contain exactly one of destinationCidrBlock, destinationIpv6CidrBlock and destinationPrefixListId.',
  );
}

function nameOf(destination: Destination): string {
  return String(
    destination.DestinationCidrBlock ?? destination.DestinationPrefixListId,
  );
}

function leadsTo(destination: Destination) {
  return (route: Destination) => nameOf(route) === nameOf(destination);
}

/**
 * A route inside the VPC: "You can add a route to your route tables that is more
 * specific than the local route. The destination must match the entire IPv4 or IPv6
 * CIDR block of a subnet in your VPC. The target must be a NAT gateway, network
 * interface, or Gateway Load Balancer endpoint." (Amazon VPC user guide)
 */
function requireSubnetRoute(
  { DestinationCidrBlock }: Destination,
  target: RouteRecord,
  { VpcId, routes }: RouteTableRecord,
  { state }: CallContext,
): void {
  const wanted = parseCidr(DestinationCidrBlock ?? '');
  const inside = routes
    .filter(({ Origin }) => Origin === 'CreateRouteTable')
    .flatMap(local => parseCidr(local.DestinationCidrBlock ?? '') ?? [])
    .some(block => wanted && contains(block, wanted));
  if (!inside) return;
  if (target.GatewayId?.startsWith('igw-')) {
    throw new AwsError(
      'InvalidParameterValue',
      `The destination CIDR block ${DestinationCidrBlock} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only a NAT gateway, a network interface or a Gateway Load Balancer endpoint.`,
    );
  }
  const matches = subnets
    .all(state)
    .some(
      subnet =>
        subnet.VpcId === VpcId && subnet.CidrBlock === DestinationCidrBlock,
    );
  if (!matches) {
    throw new AwsError(
      'InvalidParameterValue',
      `The destination CIDR block ${DestinationCidrBlock} does not match the CIDR block of a subnet in ${VpcId}.`,
    );
  }
}

export const routeOperations = { CreateRoute, ReplaceRoute, DeleteRoute };
