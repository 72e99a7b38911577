import type { CfnCondition } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { onlyIf, unless, type Conditions } from './conditions';
import type { Network } from './network';
import { addRoute, type RoutedSubnet } from './routedSubnet';

const ANYWHERE = '0.0.0.0/0';

export interface ZoneRoutes {
  readonly conditions: Conditions;
  readonly network: Network;
  readonly firewallSubnet: RoutedSubnet;
  readonly natSubnet: RoutedSubnet;
  readonly natSubnetCidr: string;
  readonly studioRouteTableId: string;
  readonly studioSubnetCidr: string;
  readonly natGatewayId: string;
  readonly firewallEndpointId: string;
  /** Whether this zone has a NAT gateway, and whether it has a firewall. */
  readonly hasNat: CfnCondition;
  readonly hasFirewall: CfnCondition;
  readonly hasFirewallBeforeNat: CfnCondition;
  readonly hasFirewallAfterNat: CfnCondition;
}

/**
 * One zone's routes for each egress mode and placement. One resource for each default route, so
 * that a change of mode moves its target and never leaves two routes to one destination.
 *
 * `beforeNat`: Studio → firewall → NAT gateway → internet gateway; answers come back by a route that
 * is more specific than the VPC's local one, without which they would pass the firewall by. Such
 * a route's destination must be exactly a subnet's range.
 * `afterNat`: Studio → NAT gateway → firewall → internet gateway; the internet gateway's own route
 * table leads answers to the firewall.
 * `open`: Studio → NAT gateway → internet gateway.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-gwlbe
 */
export function routeZone(scope: Construct, zone: ZoneRoutes): void {
  const { firewallBeforeNat, firewallAfterNat } = zone.conditions;
  const { internetGatewayAttachment, internetGatewayId } = zone.network;
  const { firewallEndpointId, natGatewayId } = zone;

  addRoute(scope, 'StudioDefaultRoute', {
    routeTableId: zone.studioRouteTableId,
    destination: ANYWHERE,
    condition: zone.hasNat,
    target: {
      vpcEndpointId: onlyIf(firewallBeforeNat, firewallEndpointId),
      natGatewayId: unless(firewallBeforeNat, natGatewayId),
    },
  });
  addRoute(scope, 'FirewallDefaultRoute', {
    routeTableId: zone.firewallSubnet.routeTableId,
    destination: ANYWHERE,
    condition: zone.hasFirewall,
    target: {
      natGatewayId: onlyIf(firewallBeforeNat, natGatewayId),
      gatewayId: unless(firewallBeforeNat, internetGatewayId),
    },
  }).addResourceDependency(internetGatewayAttachment);
  addRoute(scope, 'NatDefaultRoute', {
    routeTableId: zone.natSubnet.routeTableId,
    destination: ANYWHERE,
    condition: zone.hasNat,
    target: {
      vpcEndpointId: onlyIf(firewallAfterNat, firewallEndpointId),
      gatewayId: unless(firewallAfterNat, internetGatewayId),
    },
  }).addResourceDependency(internetGatewayAttachment);
  addRoute(scope, 'NatReturnRoute', {
    routeTableId: zone.natSubnet.routeTableId,
    destination: zone.studioSubnetCidr,
    condition: zone.hasFirewallBeforeNat,
    target: { vpcEndpointId: firewallEndpointId },
  });
  addRoute(scope, 'EdgeReturnRoute', {
    routeTableId: zone.network.edgeRouteTableId,
    destination: zone.natSubnetCidr,
    condition: zone.hasFirewallAfterNat,
    target: { vpcEndpointId: firewallEndpointId },
  });
}
