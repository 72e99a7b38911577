import { Address4 } from 'ip-address';
import { Network } from '../api';
import { Violation } from './Violation';

/**
 * What a request without a network gets.
 *
 * @public
 */
export const DEFAULT_NETWORK: Network = {
  vpcCidr: '10.2.0.0/16',
  firewallSubnetCidr: '10.2.1.0/24',
  natSubnetCidr: '10.2.2.0/24',
  studioSubnetCidr: '10.2.3.0/24',
};

/** VPC User Guide, "VPC CIDR blocks" and "Subnet sizing for IPv4": /16 to /28. */
const LARGEST_PREFIX = 16;
const SMALLEST_PREFIX = 28;

/** VPC User Guide, "IPv4 CIDR block association restrictions" [UNV]. */
const RESERVED_RANGES = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
].map(range => new Address4(range));

const FIELDS = [
  'vpcCidr',
  'firewallSubnetCidr',
  'natSubnetCidr',
  'studioSubnetCidr',
] as const satisfies readonly (keyof Network)[];

/**
 * The rules of AWS that a network's CIDR blocks break.
 *
 * @public
 */
export function checkNetwork(network: Network): Violation[] {
  const blocks = FIELDS.map(field => ({
    field,
    cidr: network[field],
    rule: brokenBlockRule(network[field]),
  }));
  const [vpc, ...subnets] = blocks;
  return [
    ...blocks.map(({ field, rule }) => ({ field, rule })),
    ...(vpc.rule
      ? []
      : subnets
          .filter(({ rule }) => !rule)
          .map(({ field, cidr }, index, sound) => ({
            field,
            rule: brokenSubnetRule(cidr, vpc.cidr, sound.slice(0, index)),
          }))),
  ].flatMap(({ field, rule }) =>
    rule ? [{ field: `network.${field}`, rule }] : [],
  );
}

function brokenBlockRule(cidr: string): string | undefined {
  if (!/^[\d.]+\/\d+$/.test(cidr) || !Address4.isValid(cidr)) {
    return 'must be an IPv4 CIDR block, such as 10.2.0.0/16';
  }
  const block = new Address4(cidr);
  if (block.subnetMask < LARGEST_PREFIX || block.subnetMask > SMALLEST_PREFIX) {
    return `must be between /${LARGEST_PREFIX} and /${SMALLEST_PREFIX}`;
  }
  if (block.networkForm() !== cidr) {
    return `must start at its network address: ${block.networkForm()}`;
  }
  const reserved = RESERVED_RANGES.find(range => block.isInSubnet(range));
  return reserved
    ? `must not be in ${reserved.networkForm()}, which no VPC may have`
    : undefined;
}

function brokenSubnetRule(
  cidr: string,
  vpcCidr: string,
  others: readonly { field: keyof Network; cidr: string }[],
): string | undefined {
  const subnet = new Address4(cidr);
  if (!subnet.isInSubnet(new Address4(vpcCidr))) {
    return `must be inside the VPC's block ${vpcCidr}`;
  }
  const other = others.find(candidate =>
    overlap(subnet, new Address4(candidate.cidr)),
  );
  return other
    ? `must not overlap with ${other.field} ${other.cidr}`
    : undefined;
}

function overlap(one: Address4, other: Address4): boolean {
  return one.isInSubnet(other) || other.isInSubnet(one);
}
