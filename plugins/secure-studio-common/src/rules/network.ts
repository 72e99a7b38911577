import { Address4 } from 'ip-address';
import { Network } from '../api';
import { cidrContains, cidrsOverlap } from './cidr';
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
];

/**
 * Docker's bridge on the instances themselves: "services such as AWS Cloud9 or Amazon SageMaker can
 * experience IP address conflicts" (VPC User Guide, "VPC CIDR blocks").
 */
const DOCKER_RANGE = '172.17.0.0/16';

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
 * The rules of AWS that a network's CIDR blocks break, which are one per zone of each kind. An
 * existing VPC may have several blocks, which only AWS knows; what of it Studio does not stand in
 * may overlap with Docker's.
 *
 * @public
 */
export function checkNetwork(
  network: Network,
  { zones, existing }: { zones: number; existing: boolean },
): Violation[] {
  const toBlock = (kind: keyof Network, field: string, cidr: string): Block => {
    const isOurs = !existing || kind === 'studioSubnetCidrs';
    return {
      field,
      cidr,
      rule:
        brokenBlockRule(cidr) ?? (isOurs ? brokenDockerRule(cidr) : undefined),
    };
  };
  const vpc = toBlock('vpcCidr', 'vpcCidr', network.vpcCidr);
  const subnets = SUBNETS.flatMap(kind =>
    network[kind].map((cidr, index) =>
      toBlock(kind, `${kind}[${index}]`, cidr),
    ),
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
          rule:
            (existing ? undefined : brokenPlaceRule(cidr, vpc.cidr)) ??
            brokenOverlapRule(cidr, sound.slice(0, index)),
        }))),
  ].flatMap(({ field, rule }) =>
    rule ? [{ field: `network.${field}`, rule }] : [],
  );
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
  const reserved = RESERVED_RANGES.find(range => cidrContains(range, cidr));
  return reserved
    ? `must not be in ${reserved}, which no VPC may have`
    : undefined;
}

function brokenDockerRule(cidr: string): string | undefined {
  return cidrsOverlap(cidr, DOCKER_RANGE)
    ? `must not overlap with ${DOCKER_RANGE}, which Docker has on Studio's own instances: what has such an address cannot be reached from there`
    : undefined;
}

function brokenPlaceRule(cidr: string, vpcCidr: string): string | undefined {
  return cidrContains(vpcCidr, cidr)
    ? undefined
    : `must be inside the VPC's block ${vpcCidr}`;
}

function brokenOverlapRule(
  cidr: string,
  others: readonly Block[],
): string | undefined {
  const other = others.find(candidate => cidrsOverlap(cidr, candidate.cidr));
  return other
    ? `must not overlap with ${other.field} ${other.cidr}`
    : undefined;
}
