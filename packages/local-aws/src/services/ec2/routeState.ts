import type { Route } from '@aws-sdk/client-ec2';
import { CallContext } from '../../service';
import { gatewayPrefixList } from './prefixLists';
import { lifecycleState, natGatewayDurations } from './lifecycle';
import {
  internetGateways,
  natGateways,
  RouteRecord,
  RouteTableRecord,
  vpcEndpoints,
} from './tables';

/**
 * The routes of a table: its own, and one to the service's prefix list for each
 * gateway endpoint that is associated with it.
 */
export function routesOf(
  { RouteTableId, VpcId, routes }: RouteTableRecord,
  context: CallContext,
): Route[] {
  const own = routes.map(route => ({
    ...route,
    State: targetExists(route, VpcId, context)
      ? ('active' as const)
      : ('blackhole' as const),
  }));
  const endpoints = vpcEndpoints
    .all(context.state)
    .filter(({ RouteTableIds }) => RouteTableIds.includes(RouteTableId))
    .map(({ VpcEndpointId, ServiceName }) => ({
      DestinationPrefixListId: gatewayPrefixList(ServiceName, context.region)
        ?.id,
      GatewayId: VpcEndpointId,
      Origin: 'CreateRoute' as const,
      State: 'active' as const,
    }));
  return [...own, ...endpoints];
}

/** "blackhole: the route's target isn't available (for example, the specified gateway isn't attached to the VPC)" (API reference, Route) */
function targetExists(
  { GatewayId, NatGatewayId }: RouteRecord,
  vpcId: string,
  context: CallContext,
): boolean {
  const { state } = context;
  if (NatGatewayId) {
    const nat = natGateways.rows(state).get(NatGatewayId);
    return (
      nat !== undefined &&
      ['pending', 'available'].includes(
        lifecycleState(nat, natGatewayDurations, context),
      )
    );
  }
  if (GatewayId?.startsWith('igw-')) {
    return internetGateways.rows(state).get(GatewayId)?.vpcId === vpcId;
  }
  if (GatewayId?.startsWith('vpce-')) {
    return vpcEndpoints.rows(state).get(GatewayId) !== undefined;
  }
  return true;
}
