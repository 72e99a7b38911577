import type { IpPermission } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { State } from '../../state';
import { formatCidr, parseCidr } from './cidr';
import { findPrefixList } from './prefixLists';
import {
  SecurityGroupRecord,
  SecurityGroupRuleRecord,
  securityGroupRules,
  securityGroups,
} from './tables';

/** A rule that is not stored yet. */
export type NewRule = Omit<
  SecurityGroupRuleRecord,
  'SecurityGroupRuleId' | 'GroupId' | 'GroupOwnerId' | 'IsEgress'
>;

const protocolNumbers: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

export function rulesOf(
  state: State,
  groupId: string,
): SecurityGroupRuleRecord[] {
  return securityGroupRules
    .all(state)
    .filter(({ GroupId }) => GroupId === groupId);
}

/** The peer of a rule, which with protocol and ports identifies it. */
export function peerOf(rule: NewRule): string {
  return String(
    rule.CidrIpv4 ??
      rule.CidrIpv6 ??
      rule.PrefixListId ??
      rule.ReferencedGroupInfo?.GroupId,
  );
}

export function isSameRule(one: NewRule, other: NewRule): boolean {
  return (
    one.IpProtocol === other.IpProtocol &&
    one.FromPort === other.FromPort &&
    one.ToPort === other.ToPort &&
    peerOf(one) === peerOf(other)
  );
}

/** Rules as the older shape has them: peers together by protocol and ports. */
export function permissionsOf(
  rules: readonly SecurityGroupRuleRecord[],
): IpPermission[] {
  const groups = new Map<string, SecurityGroupRuleRecord[]>();
  for (const rule of rules) {
    const key = `${rule.IpProtocol} ${rule.FromPort} ${rule.ToPort}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()].map(group => ({
    IpProtocol: group[0].IpProtocol,
    // All protocols have no ports.
    ...(group[0].IpProtocol !== '-1' && {
      FromPort: group[0].FromPort,
      ToPort: group[0].ToPort,
    }),
    IpRanges: group
      .filter(({ CidrIpv4 }) => CidrIpv4)
      .map(({ CidrIpv4, Description }) => ({ CidrIp: CidrIpv4, Description })),
    Ipv6Ranges: group
      .filter(({ CidrIpv6 }) => CidrIpv6)
      .map(({ CidrIpv6, Description }) => ({ CidrIpv6, Description })),
    PrefixListIds: group
      .filter(({ PrefixListId }) => PrefixListId)
      .map(({ PrefixListId, Description }) => ({ PrefixListId, Description })),
    UserIdGroupPairs: group
      .filter(({ ReferencedGroupInfo }) => ReferencedGroupInfo)
      .map(({ ReferencedGroupInfo, Description }) => ({
        GroupId: ReferencedGroupInfo?.GroupId,
        UserId: ReferencedGroupInfo?.UserId,
        Description,
      })),
  }));
}

/** One rule for each peer that a permission names, checked. */
export function rulesFrom(
  permission: IpPermission,
  group: SecurityGroupRecord,
  context: CallContext,
): NewRule[] {
  const base = protocolAndPorts(permission);
  const rules = [
    ...(permission.IpRanges ?? []).map(({ CidrIp = '', Description }) => ({
      ...base,
      CidrIpv4: canonicalCidr(CidrIp),
      Description,
    })),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }) => ({
      ...base,
      CidrIpv6: canonicalIpv6(CidrIpv6),
      Description,
    })),
    ...(permission.PrefixListIds ?? []).map(
      ({ PrefixListId = '', Description }) => ({
        ...base,
        PrefixListId: findPrefixList(PrefixListId, context.region).id,
        Description,
      }),
    ),
    ...(permission.UserIdGroupPairs ?? []).map(
      ({ GroupId = '', Description }) => ({
        ...base,
        ReferencedGroupInfo: {
          GroupId: peerGroup(GroupId, group, context).GroupId,
          UserId: context.caller.accountId,
        },
        Description,
      }),
    ),
  ];
  if (rules.length === 0) {
    throw new AwsError(
      'InvalidParameterCombination',
      'A rule must name at least one CIDR block, prefix list or security group.',
    );
  }
  return rules;
}

/** Rules for protocols and ports: API reference, IpPermission. */
function protocolAndPorts({
  IpProtocol,
  FromPort,
  ToPort,
}: IpPermission): Pick<NewRule, 'IpProtocol' | 'FromPort' | 'ToPort'> {
  if (IpProtocol === undefined) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter ipProtocol',
    );
  }
  const lower = IpProtocol.toLowerCase();
  const protocol = protocolNumbers[lower] ?? lower;
  const known =
    ['-1', 'tcp', 'udp', 'icmp', 'icmpv6'].includes(protocol) ||
    (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255);
  if (!known) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`,
    );
  }
  if (!['tcp', 'udp', 'icmp', 'icmpv6'].includes(protocol)) {
    // "Specifying -1 or a protocol number other than tcp, udp, icmp, or icmpv6 allows
    // traffic on all ports, regardless of any port range you specify."
    return { IpProtocol: protocol, FromPort: -1, ToPort: -1 };
  }
  const isIcmp = protocol.startsWith('icmp');
  if (!isIcmp && (FromPort === undefined || ToPort === undefined)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.`,
    );
  }
  const [from = -1, to = -1] = [FromPort, ToPort];
  if (!isIcmp && (from < 0 || to > 65535 || from > to)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${from}-${to}' for portRange. A port range goes from a lower to a higher port, from 0 to 65535.`,
    );
  }
  return { IpProtocol: protocol, FromPort: from, ToPort: to };
}

function canonicalCidr(text: string): string {
  const cidr = parseCidr(text);
  if (!cidr) {
    throw new AwsError(
      'InvalidParameterValue',
      `CIDR block ${text} is malformed`,
    );
  }
  return formatCidr(cidr);
}

function canonicalIpv6(text: string): string {
  if (!/^[0-9a-f:]*::?[0-9a-f:]*\/\d{1,3}$/i.test(text)) {
    throw new AwsError(
      'InvalidParameterValue',
      `CIDR block ${text} is malformed`,
    );
  }
  return text.toLowerCase();
}

function peerGroup(
  id: string,
  group: SecurityGroupRecord,
  { state }: CallContext,
): SecurityGroupRecord {
  const peer = securityGroups.find(state, id);
  if (peer.VpcId !== group.VpcId) {
    throw new AwsError(
      'InvalidGroup.NotFound',
      `You have specified two resources that belong to different networks.`,
    );
  }
  return peer;
}
