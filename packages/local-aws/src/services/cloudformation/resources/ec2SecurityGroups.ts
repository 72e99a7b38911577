import type { IpPermission } from '@aws-sdk/client-ec2';
import { jsonEquals } from '../template/json';
import { tagSpecifications, updateTags } from './ec2Tags';
import { Tag } from './tags';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';

type Direction = 'Ingress' | 'Egress';

type Rule = {
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly Description?: string;
  readonly SourceSecurityGroupId?: string;
  readonly SourcePrefixListId?: string;
  readonly DestinationSecurityGroupId?: string;
  readonly DestinationPrefixListId?: string;
};

function ipPermission(rule: Rule): IpPermission {
  const { IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, Description } = rule;
  const GroupId = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const PrefixListId = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  return {
    IpProtocol,
    FromPort,
    ToPort,
    ...(CidrIp && { IpRanges: [{ CidrIp, Description }] }),
    ...(CidrIpv6 && { Ipv6Ranges: [{ CidrIpv6, Description }] }),
    ...(GroupId && { UserIdGroupPairs: [{ GroupId, Description }] }),
    ...(PrefixListId && { PrefixListIds: [{ PrefixListId, Description }] }),
  };
}

interface SecurityGroupProperties {
  readonly GroupDescription: string;
  readonly GroupName?: string;
  readonly VpcId?: string;
  readonly SecurityGroupIngress?: Rule[];
  readonly SecurityGroupEgress?: Rule[];
  readonly Tags?: Tag[];
}

/** EC2 gives every new group this rule; a template that has egress rules replaces it. */
const ALLOW_ALL: Rule = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };

const securityGroup = resourceProvider<SecurityGroupProperties>({
  type: 'AWS::EC2::SecurityGroup',
  properties: [
    'GroupDescription',
    'GroupName',
    'VpcId',
    'SecurityGroupIngress',
    'SecurityGroupEgress',
    'Tags',
  ],
  attributes: ['GroupId', 'Id', 'VpcId'],
  async create(properties, context) {
    const { GroupDescription, GroupName, VpcId, Tags } = properties;
    const { GroupId } = await context.call('ec2', 'CreateSecurityGroup', {
      Description: GroupDescription,
      GroupName: GroupName ?? context.generateName(255),
      VpcId,
      TagSpecifications: tagSpecifications('security-group', Tags),
    });
    const physicalId = required(GroupId, 'GroupId');
    await changeRules(physicalId, {}, properties, context);
    return {
      physicalId,
      attributes: {
        GroupId: physicalId,
        Id: physicalId,
        ...(VpcId && { VpcId }),
      },
    };
  },
  async update({ physicalId, properties: before }, after, context) {
    await changeRules(physicalId, before, after, context);
    await updateTags(physicalId, before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    await call('ec2', 'DeleteSecurityGroup', { GroupId: physicalId });
  },
});

type GroupRules = Pick<
  SecurityGroupProperties,
  'SecurityGroupIngress' | 'SecurityGroupEgress'
>;

async function changeRules(
  GroupId: string,
  before: GroupRules,
  after: GroupRules,
  { call }: ResourceContext,
): Promise<void> {
  const ingress = difference(
    before.SecurityGroupIngress ?? [],
    after.SecurityGroupIngress ?? [],
  );
  const egress = difference(
    before.SecurityGroupEgress ?? [ALLOW_ALL],
    after.SecurityGroupEgress ?? [ALLOW_ALL],
  );
  if (ingress.removed.length > 0) {
    await call('ec2', 'RevokeSecurityGroupIngress', {
      GroupId,
      IpPermissions: ingress.removed,
    });
  }
  if (ingress.added.length > 0) {
    await call('ec2', 'AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: ingress.added,
    });
  }
  if (egress.removed.length > 0) {
    await call('ec2', 'RevokeSecurityGroupEgress', {
      GroupId,
      IpPermissions: egress.removed,
    });
  }
  if (egress.added.length > 0) {
    await call('ec2', 'AuthorizeSecurityGroupEgress', {
      GroupId,
      IpPermissions: egress.added,
    });
  }
}

function difference(before: readonly Rule[], after: readonly Rule[]) {
  const lacks = (rules: readonly Rule[]) => (rule: Rule) =>
    !rules.some(other => jsonEquals(rule, other));
  return {
    removed: before.filter(lacks(after)).map(ipPermission),
    added: after.filter(lacks(before)).map(ipPermission),
  };
}

type RuleProperties = Rule & { readonly GroupId?: string };

function ruleProvider(direction: Direction) {
  const other = direction === 'Ingress' ? 'Source' : 'Destination';
  return resourceProvider<RuleProperties>({
    type: `AWS::EC2::SecurityGroup${direction}`,
    properties: [
      'GroupId',
      'IpProtocol',
      'FromPort',
      'ToPort',
      'CidrIp',
      'CidrIpv6',
      'Description',
      `${other}SecurityGroupId`,
      `${other}PrefixListId`,
    ],
    attributes: ['Id'],
    async create({ GroupId, ...rule }, { call }) {
      const { SecurityGroupRules = [] } = await call(
        'ec2',
        `AuthorizeSecurityGroup${direction}`,
        { GroupId, IpPermissions: [ipPermission(rule)] },
      );
      const physicalId = required(
        SecurityGroupRules[0]?.SecurityGroupRuleId,
        'SecurityGroupRules.SecurityGroupRuleId',
      );
      return { physicalId, attributes: { Id: physicalId } };
    },
    async delete({ physicalId, properties: { GroupId } }, { call }) {
      await call('ec2', `RevokeSecurityGroup${direction}`, {
        GroupId,
        SecurityGroupRuleIds: [physicalId],
      });
    },
  });
}

export const ec2SecurityGroups = [
  securityGroup,
  ruleProvider('Ingress'),
  ruleProvider('Egress'),
];
