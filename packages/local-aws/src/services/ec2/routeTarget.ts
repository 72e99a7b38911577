import type { CreateRouteRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { networkInterfacesOf } from './networkInterfaces';
import {
  internetGateways,
  natGateways,
  networkInterfaces,
  RouteRecord,
  RouteTableRecord,
  vpcEndpoints,
} from './tables';

type Targets = Pick<
  CreateRouteRequest,
  'GatewayId' | 'NatGatewayId' | 'VpcEndpointId' | 'NetworkInterfaceId'
>;

/**
 * The target of a new route, checked: it exists and is in the VPC of the table.
 *
 * @throws MissingParameter or InvalidParameterCombination unless there is exactly one
 */
export function routeTarget(
  { GatewayId, NatGatewayId, VpcEndpointId, NetworkInterfaceId }: Targets,
  table: RouteTableRecord,
  context: CallContext,
): RouteRecord {
  const given = [GatewayId, NatGatewayId, VpcEndpointId, NetworkInterfaceId];
  const [id, ...others] = given.filter(value => value !== undefined);
  if (id === undefined) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain exactly one target of the route.',
    );
  }
  if (others.length > 0) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The request must contain exactly one target of the route.',
    );
  }
  const vpcId = vpcOfTarget(id, context);
  if (vpcId !== table.VpcId) {
    throw new AwsError(
      'InvalidParameterValue',
      `route table ${table.RouteTableId} and network gateway ${id} belong to different networks`,
    );
  }
  if (NatGatewayId !== undefined) {
    requireNoEdge(table, id);
    return { NatGatewayId };
  }
  if (NetworkInterfaceId !== undefined) {
    return { NetworkInterfaceId };
  }
  if (id.startsWith('igw-')) {
    requireNoEdge(table, id);
  }
  // A route to an endpoint is answered with the endpoint as its gateway.
  return { GatewayId: id };
}

/** The VPC that a target is in; none for a gateway that is not attached. */
function vpcOfTarget(id: string, context: CallContext): string | undefined {
  const { state } = context;
  if (id.startsWith('igw-')) {
    const gateway = internetGateways.rows(state).get(id);
    if (!gateway) {
      throw new AwsError(
        'InvalidGatewayID.NotFound',
        `The gateway ID '${id}' does not exist`,
      );
    }
    return gateway.vpcId;
  }
  if (id.startsWith('nat-')) {
    const nat = natGateways.rows(state).get(id);
    if (!nat || nat.deletedAt) {
      throw new AwsError(
        'InvalidNatGatewayID.NotFound',
        `The natGateway ID '${id}' does not exist`,
      );
    }
    return nat.VpcId;
  }
  if (id.startsWith('vpce-')) {
    const endpoint = vpcEndpoints.find(state, id);
    if (endpoint.VpcEndpointType !== 'GatewayLoadBalancer') {
      throw new AwsError(
        'InvalidParameterValue',
        `The VPC endpoint ${id} is not a Gateway Load Balancer endpoint.`,
      );
    }
    return endpoint.VpcId;
  }
  if (id.startsWith('eni-')) {
    const found = networkInterfacesOf(context).find(
      ({ NetworkInterfaceId }) => NetworkInterfaceId === id,
    );
    if (!found) {
      throw networkInterfaces.notFound(id);
    }
    return found.VpcId;
  }
  throw new AwsError(
    'InvalidGatewayID.NotFound',
    `The gateway ID '${id}' does not exist`,
  );
}

/** "You can only specify local, a Gateway Load Balancer endpoint, or a network interface as a target" for a gateway route table (Amazon VPC user guide) */
function requireNoEdge(
  { associations, RouteTableId }: RouteTableRecord,
  target: string,
) {
  if (associations.some(({ gatewayId }) => gatewayId !== undefined)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The route table ${RouteTableId} is associated with a gateway and cannot have a route to ${target}.`,
    );
  }
}
