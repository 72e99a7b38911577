import type { Hop, Walk } from './reachability';
import type { VpcModel } from './vpcModel';

/** Whether answers pass the very firewall endpoints that the connection passed, at least one. */
export function isInspectedBothWays({ out, back }: Walk): boolean {
  const there = firewallsIn(out);
  return (
    there.length > 0 &&
    JSON.stringify(there) === JSON.stringify(firewallsIn(back).reverse())
  );
}

function firewallsIn(hops: Hop[]): string[] {
  return hops
    .filter(({ kind }) => kind === 'firewallEndpoint')
    .map(({ id }) => id);
}

/** The zones that a walk touches; traffic between two of them costs, and breaks with either. */
export const zonesOf = ({ out, back }: Walk): string[] => [
  ...new Set([...out, ...back].flatMap(({ zone }) => zone ?? [])),
];

/**
 * Subnets in which something can be reached from the internet: an internet gateway knows its
 * address, and answers find the gateway. Unasked packets end at a NAT gateway.
 */
export function inboundReach(vpc: VpcModel): string[] {
  return vpc.subnets
    .filter(
      subnet =>
        vpc.internetGatewayIds.length > 0 &&
        subnet.mapsPublicAddresses &&
        vpc
          .routesOf(subnet.routeTableId)
          .some(({ target }) => target.kind !== 'local'),
    )
    .map(({ id }) => id);
}

/** The services that a subnet reaches by a gateway endpoint, without leaving AWS's network. */
export function gatewayServicesOf(vpc: VpcModel, subnetId: string): string[] {
  const table = vpc.subnets.find(({ id }) => id === subnetId)?.routeTableId;
  return vpc.gatewayEndpoints
    .filter(({ routeTableIds }) => routeTableIds.some(id => id === table))
    .map(({ service }) => service);
}
