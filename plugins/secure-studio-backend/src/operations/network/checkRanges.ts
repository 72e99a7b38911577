import {
  cidrContains,
  cidrsOverlap,
  EgressMode,
  hasFirewall,
  Network,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { Subnet, Vpc } from '../../aws';

type NewSubnets = 'firewallSubnetCidrs' | 'natSubnetCidrs';

/** The subnets that the product makes in an existing VPC. */
function newSubnets(mode: EgressMode): NewSubnets[] {
  if (mode === 'none') {
    return [];
  }
  return hasFirewall(mode)
    ? ['firewallSubnetCidrs', 'natSubnetCidrs']
    : ['natSubnetCidrs'];
}

/**
 * The rules that the ranges of the subnets break that are to be made in an existing VPC: each is in
 * one of the VPC's ranges, where nothing is yet.
 */
export function checkRanges(
  network: Network,
  mode: EgressMode,
  { id, cidrs }: Vpc,
  subnets: readonly Subnet[],
): Violation[] {
  return newSubnets(mode).flatMap(kind =>
    network[kind].flatMap((cidr, index) => {
      const field = `network.${kind}[${index}]`;
      if (!cidrs.some(range => cidrContains(range, cidr))) {
        return [
          {
            field,
            rule: `must be inside one of the ranges of ${id}: ${cidrs.join(
              ', ',
            )}`,
          },
        ];
      }
      const taken = subnets.find(subnet => cidrsOverlap(subnet.cidr, cidr));
      return taken
        ? [
            {
              field,
              rule: `must be free: ${taken.id} has ${taken.cidr}`,
            },
          ]
        : [];
    }),
  );
}

/**
 * The range of the VPC in which Studio stands. The product's firewall rules are about traffic out of
 * one range, so that with a firewall there has to be one for all.
 */
export function studioRange(
  { studioSubnetCidrs, vpcCidr }: Network,
  mode: EgressMode,
  { cidrs }: Vpc,
): { range: string; violations: Violation[] } {
  const range = cidrs.find(candidate =>
    studioSubnetCidrs.every(cidr => cidrContains(candidate, cidr)),
  );
  return {
    range: range ?? vpcCidr,
    violations:
      range === undefined && hasFirewall(mode)
        ? [
            {
              field: 'network.studioSubnetCidrs',
              rule: `must be in one range of the VPC together, since the firewall's rules know one: ${cidrs.join(
                ', ',
              )}`,
            },
          ]
        : [],
  };
}
