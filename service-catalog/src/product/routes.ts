import type { Network } from './network';
import type { RoutedSubnet } from './routedSubnet';

const ANYWHERE = '0.0.0.0/0';

export interface BeforeNatRoutes {
  readonly network: Network;
  readonly firewallSubnet: RoutedSubnet;
  readonly natSubnet: RoutedSubnet;
  readonly studioSubnet: RoutedSubnet;
  readonly studioSubnetCidr: string;
  readonly natGatewayId: string;
  readonly firewallEndpointId: string;
}

/**
 * Placement `beforeNat`: the firewall sees the workload's own address.
 *
 * Out: Studio → firewall → NAT gateway → internet gateway. Back: NAT gateway → firewall → Studio,
 * by a route that is more specific than the VPC's local one; without it answers would pass the
 * firewall by and it would drop the connections. Such a route's destination must be exactly a
 * subnet's range.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-gwlbe
 */
export function routeBeforeNat(routes: BeforeNatRoutes): void {
  const { network, firewallSubnet, natSubnet, studioSubnet } = routes;
  const firewall = { vpcEndpointId: routes.firewallEndpointId };

  studioSubnet.addRoute('DefaultRoute', ANYWHERE, firewall);
  firewallSubnet
    .addRoute('DefaultRoute', ANYWHERE, { natGatewayId: routes.natGatewayId })
    .addResourceDependency(network.internetGatewayAttachment);
  natSubnet
    .addRoute('DefaultRoute', ANYWHERE, {
      gatewayId: network.internetGatewayId,
    })
    .addResourceDependency(network.internetGatewayAttachment);
  natSubnet.addRoute('ReturnRoute', routes.studioSubnetCidr, firewall);
}
