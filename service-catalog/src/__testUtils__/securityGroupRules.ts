import { addressOf, cidrOf, contains } from './cidr';
import type { Deployment } from './deployment';

type Properties = Record<string, unknown>;
export type Direction = 'ingress' | 'egress';

/** The other end of a connection. */
export type Peer =
  | { readonly address: string }
  | { readonly group: string }
  | { readonly prefixList: string };

export interface Attempt {
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  /** Not for ICMP. */
  readonly port?: number;
  readonly peer: Peer;
}

const INLINE = {
  ingress: 'SecurityGroupIngress',
  egress: 'SecurityGroupEgress',
} as const;

/**
 * Whether a security group lets a connection in or out. A group without any rule for what leaves
 * it lets everything out.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html
 */
export function admits(
  deployment: Deployment,
  groupId: string,
  direction: Direction,
  attempt: Attempt,
): boolean {
  const rules = rulesOf(deployment, groupId, direction);
  if (direction === 'egress' && rules.length === 0) {
    return true;
  }
  return rules.some(
    rule => coversPort(rule, attempt) && coversPeer(rule, attempt.peer),
  );
}

function rulesOf(
  deployment: Deployment,
  groupId: string,
  direction: Direction,
): Properties[] {
  const { attribute, logicalIds, properties } = deployment;
  const id = logicalIds('AWS::EC2::SecurityGroup').find(
    one => one === groupId || attribute(one, 'GroupId') === groupId,
  );
  if (!id) {
    throw new Error(`No security group ${groupId}`);
  }
  const inline = (properties(id)[INLINE[direction]] ?? []) as Properties[];
  const own = logicalIds(`AWS::EC2::${INLINE[direction]}`)
    .map(one => properties(one))
    .filter(
      ({ GroupId }) => GroupId === id || GroupId === attribute(id, 'GroupId'),
    );
  return [...inline, ...own];
}

function coversPort(rule: Properties, { protocol, port }: Attempt): boolean {
  if (String(rule.IpProtocol) === '-1') {
    return true;
  }
  if (rule.IpProtocol !== protocol) {
    return false;
  }
  return (
    port === undefined ||
    (Number(rule.FromPort) <= port && port <= Number(rule.ToPort))
  );
}

function coversPeer(rule: Properties, peer: Peer): boolean {
  if ('address' in peer) {
    return (
      typeof rule.CidrIp === 'string' &&
      contains(cidrOf(rule.CidrIp), addressOf(peer.address))
    );
  }
  if ('group' in peer) {
    return [
      rule.SourceSecurityGroupId,
      rule.DestinationSecurityGroupId,
    ].includes(peer.group);
  }
  return [rule.SourcePrefixListId, rule.DestinationPrefixListId].includes(
    peer.prefixList,
  );
}
