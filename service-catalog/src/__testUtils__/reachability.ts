import { addressOf, contains, cidrOf } from './cidr';
import {
  addressInSubnet,
  type Appliance,
  type RouteTarget,
  type Subnet,
  type VpcModel,
} from './vpcModel';

/** Something that a packet passes on its way. */
export interface Hop {
  readonly kind: 'firewallEndpoint' | 'internetGateway' | 'natGateway';
  readonly id: string;
  /** An internet gateway has none. */
  readonly zone?: string;
}

/** Where a connection from a subnet to the internet goes, and how its answers come back. */
export interface Walk {
  readonly reached: boolean;
  /** Why not, where it is not reached. */
  readonly reason?: string;
  readonly out: Hop[];
  readonly back: Hop[];
}

/** Half of a walk. */
interface Leg {
  readonly hops: Hop[];
  /** Why it ends before its destination. */
  readonly reason?: string;
  /** The gateway that lent its address on the way out. */
  readonly natGateway?: Appliance;
}

/** More hops than any of our placements has: a loop. */
const LONGEST_WAY = 8;

/**
 * The way of a connection from a subnet to an address in the internet, and of its answers.
 *
 * An internet gateway passes only what has a public address, which here only NAT gateways have. A
 * NAT gateway sends answers on to the address that asked.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function walk(
  vpc: VpcModel,
  subnetId: string,
  internetAddress: string,
): Walk {
  const origin = subnetOf(vpc, subnetId);
  const out = outbound(vpc, origin, addressOf(internetAddress));
  if (out.reason) {
    return { reached: false, reason: out.reason, out: out.hops, back: [] };
  }
  const back = inbound(vpc, out, addressOf(addressInSubnet(origin)));
  return {
    reached: !back.reason,
    reason: back.reason && `answers: ${back.reason}`,
    out: out.hops,
    back: back.hops,
  };
}

function outbound(vpc: VpcModel, origin: Subnet, destination: number): Leg {
  const hops: Hop[] = [];
  let from = origin;
  let natGateway: Appliance | undefined;
  while (hops.length < LONGEST_WAY) {
    const target = targetOf(vpc, from.routeTableId, destination);
    if (!target) {
      return { hops, reason: `${from.id} has no route` };
    }
    if (target.kind === 'local') {
      return { hops, reason: 'the address is in the VPC' };
    }
    if (target.kind === 'internetGateway') {
      hops.push({ kind: target.kind, id: target.id });
      const hasAddress = natGateway !== undefined || from.mapsPublicAddresses;
      return {
        hops,
        natGateway,
        reason: gatewayRefuses(vpc, target.id, hasAddress),
      };
    }
    const appliance = applianceOf(vpc, target.kind, target.id);
    from = subnetOf(vpc, appliance.subnetId);
    hops.push({ kind: target.kind, id: target.id, zone: from.zone });
    if (target.kind === 'natGateway') {
      natGateway = appliance;
    }
  }
  return { hops, reason: 'a loop' };
}

function gatewayRefuses(
  { internetGatewayIds }: VpcModel,
  id: string,
  hasPublicAddress: boolean,
): string | undefined {
  if (!internetGatewayIds.includes(id)) {
    return `${id} is not attached`;
  }
  return hasPublicAddress ? undefined : 'without a public address';
}

/** From the internet gateway back to the address that asked. */
function inbound(vpc: VpcModel, out: Leg, asker: number): Leg {
  const { natGateway } = out;
  const gateway = out.hops[out.hops.length - 1];
  const natAddress = natGateway && addressOfAppliance(vpc, natGateway);
  const hops: Hop[] = [gateway];
  let destination = natAddress ?? asker;
  let table = vpc.edgeTableOf(gateway.id);
  while (hops.length < LONGEST_WAY) {
    const target: RouteTarget | undefined = table
      ? targetOf(vpc, table, destination)
      : { kind: 'local' };
    if (target?.kind === 'firewallEndpoint') {
      const { subnetId } = applianceOf(vpc, target.kind, target.id);
      const { zone, routeTableId } = subnetOf(vpc, subnetId);
      hops.push({ kind: target.kind, id: target.id, zone });
      table = routeTableId;
    } else if (target?.kind !== 'local') {
      return { hops, reason: 'no route back' };
    } else if (natGateway && destination === natAddress) {
      const { zone, routeTableId } = subnetOf(vpc, natGateway.subnetId);
      hops.push({ kind: 'natGateway', id: natGateway.id, zone });
      destination = asker;
      table = routeTableId;
    } else {
      return { hops };
    }
  }
  return { hops, reason: 'a loop' };
}

/** By the longest match. */
function targetOf(
  vpc: VpcModel,
  tableId: string,
  address: number,
): RouteTarget | undefined {
  const [longest] = vpc
    .routesOf(tableId)
    .filter(({ destination }) => contains(destination, address))
    .sort((one, other) => other.destination.prefix - one.destination.prefix);
  return longest?.target;
}

function applianceOf(
  vpc: VpcModel,
  kind: 'firewallEndpoint' | 'natGateway',
  id: string,
): Appliance {
  const among = kind === 'natGateway' ? vpc.natGateways : vpc.firewallEndpoints;
  const appliance = among.find(one => one.id === id);
  if (!appliance) {
    throw new Error(`No ${kind} ${id}`);
  }
  return appliance;
}

function subnetOf(vpc: VpcModel, id: string): Subnet {
  const subnet = vpc.subnets.find(one => one.id === id);
  if (!subnet) {
    throw new Error(`No subnet ${id}`);
  }
  return subnet;
}

/** Another address of its subnet than `addressInSubnet` gives. */
function addressOfAppliance(vpc: VpcModel, { subnetId }: Appliance): number {
  return cidrOf(subnetOf(vpc, subnetId).cidr).address + 5;
}
