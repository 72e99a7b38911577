import { Address4 } from 'ip-address';
import { Network } from '../api';
import { Violation } from './Violation';

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

const SUBNETS = [
  'firewallSubnetCidrs',
  'natSubnetCidrs',
  'studioSubnetCidrs',
] as const satisfies readonly (keyof Network)[];

interface Block {
  /** Inside of the network, such as `studioSubnetCidrs[0]`. */
  field: string;
  cidr: string;
  rule?: string;
}

/**
 * The rules of AWS that a network's CIDR blocks break, which are one per zone of each kind.
 *
 * @public
 */
export function checkNetwork(network: Network, zones: number): Violation[] {
  const vpc = toBlock('vpcCidr', network.vpcCidr);
  const subnets = SUBNETS.flatMap(kind =>
    network[kind].map((cidr, index) => toBlock(`${kind}[${index}]`, cidr)),
  );
  const sound = subnets.filter(({ rule }) => !rule);
  return [
    vpc,
    ...SUBNETS.map(kind => ({
      field: kind,
      rule: brokenCountRule(network[kind].length, zones),
    })),
    ...subnets,
    ...(vpc.rule
      ? []
      : sound.map(({ field, cidr }, index) => ({
          field,
          rule: brokenSubnetRule(cidr, vpc.cidr, sound.slice(0, index)),
        }))),
  ].flatMap(({ field, rule }) =>
    rule ? [{ field: `network.${field}`, rule }] : [],
  );
}

function toBlock(field: string, cidr: string): Block {
  return { field, cidr, rule: brokenBlockRule(cidr) };
}

function brokenCountRule(count: number, zones: number): string | undefined {
  return count === zones
    ? undefined
    : `must have one range for each zone: ${zones}, not ${count}`;
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
  others: readonly Block[],
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
