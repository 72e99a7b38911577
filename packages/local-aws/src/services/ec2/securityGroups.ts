import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { State } from '../../state';
import { newId } from './ids';
import { permissionsOf, rulesOf } from './ipPermissions';
import { networkInterfacesOf } from './networkInterfaces';
import { operation } from './operation';
import { addRules } from './securityGroupRules';
import { Filters, select } from './select';
import {
  SecurityGroupRecord,
  securityGroupRules,
  securityGroups,
  vpcs,
} from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';

/** "Constraints for EC2-VPC: a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*", up to 255 characters (API reference, CreateSecurityGroup) */
const textPattern = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

const allTraffic = { IpProtocol: '-1' };

function newSecurityGroup(
  context: CallContext,
  group: { VpcId: string; GroupName: string; Description: string },
): SecurityGroupRecord {
  const { state, caller, region } = context;
  const GroupId = newId('sg');
  const record: SecurityGroupRecord = {
    ...group,
    GroupId,
    OwnerId: caller.accountId,
    SecurityGroupArn: `arn:aws:ec2:${region}:${caller.accountId}:security-group/${GroupId}`,
  };
  securityGroups.rows(state).set(GroupId, record);
  addRules(context, record, true, [
    { ...allTraffic, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
  ]);
  return record;
}

/** The group that a VPC is born with: all traffic among its members, and out. */
export function createDefaultSecurityGroup(
  context: CallContext,
  VpcId: string,
): void {
  const record = newSecurityGroup(context, {
    VpcId,
    GroupName: 'default',
    Description: 'default VPC security group',
  });
  addRules(context, record, false, [
    { ...allTraffic, UserIdGroupPairs: [{ GroupId: record.GroupId }] },
  ]);
}

/** Removes a group with its rules. */
export function forgetSecurityGroup(state: State, id: string): void {
  for (const rule of rulesOf(state, id)) {
    securityGroupRules.rows(state).delete(rule.SecurityGroupRuleId);
    forgetTags(state, rule.SecurityGroupRuleId);
  }
  securityGroups.rows(state).delete(id);
  forgetTags(state, id);
}

const CreateSecurityGroup = operation<CreateSecurityGroupRequest>()(
  ['GroupName', 'Description'],
  ['VpcId', 'TagSpecifications'],
  (input, context): CreateSecurityGroupResult => {
    const { state } = context;
    const { GroupName, Description, VpcId } = input;
    if (VpcId === undefined) {
      throw new AwsError(
        'VPCIdNotSpecified',
        'No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.',
      );
    }
    vpcs.find(state, VpcId);
    requireName(GroupName);
    requireText('GroupDescription', Description);
    const tags = requestedTags(input.TagSpecifications, 'security-group');
    const exists = securityGroups
      .all(state)
      .some(group => group.VpcId === VpcId && group.GroupName === GroupName);
    if (exists) {
      throw new AwsError(
        'InvalidGroup.Duplicate',
        `The security group '${GroupName}' already exists for VPC '${VpcId}'`,
      );
    }
    const record = newSecurityGroup(context, { VpcId, GroupName, Description });
    addTags(context, record.GroupId, 'security-group', tags);
    return {
      GroupId: record.GroupId,
      SecurityGroupArn: record.SecurityGroupArn,
      Tags: tags,
    };
  },
);

function requireName(name: string): void {
  requireText('GroupName', name);
  if (name.startsWith('sg-')) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${name}' for groupName. Security group names may not be in the format sg-*.`,
    );
  }
  if (name === 'default') {
    throw new AwsError(
      'InvalidParameterValue',
      `Cannot use reserved security group name: default`,
    );
  }
}

function requireText(parameter: string, text: string): void {
  if (!textPattern.test(text)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${text}) for parameter ${parameter} is invalid. Character sets beyond ASCII are not supported.`,
    );
  }
}

const filters: Filters<SecurityGroup> = {
  description: group => group.Description,
  'egress.ip-permission.cidr': group => cidrs(group.IpPermissionsEgress),
  'group-id': group => group.GroupId,
  'group-name': group => group.GroupName,
  'ip-permission.cidr': group => cidrs(group.IpPermissions),
  'ip-permission.from-port': group =>
    group.IpPermissions?.map(({ FromPort }) => FromPort),
  'ip-permission.group-id': group =>
    group.IpPermissions?.flatMap(({ UserIdGroupPairs = [] }) =>
      UserIdGroupPairs.map(({ GroupId }) => GroupId),
    ),
  'ip-permission.protocol': group =>
    group.IpPermissions?.map(({ IpProtocol }) => IpProtocol),
  'ip-permission.to-port': group =>
    group.IpPermissions?.map(({ ToPort }) => ToPort),
  'owner-id': group => group.OwnerId,
  'vpc-id': group => group.VpcId,
};

function cidrs(permissions: SecurityGroup['IpPermissions'] = []) {
  return permissions.flatMap(({ IpRanges = [] }) =>
    IpRanges.map(({ CidrIp }) => CidrIp),
  );
}

const DescribeSecurityGroups = operation<DescribeSecurityGroupsRequest>()(
  [],
  ['GroupIds', 'GroupNames', 'Filters', 'MaxResults', 'NextToken'],
  (input, { state }): DescribeSecurityGroupsResult => {
    if (input.GroupNames?.length) {
      // Without a default VPC, names do not identify groups.
      throw new AwsError(
        'InvalidGroup.NotFound',
        `The security group '${input.GroupNames[0]}' does not exist in default VPC`,
      );
    }
    const { items, NextToken } = select(
      securityGroups.all(state).map(describeSecurityGroup(state)),
      input,
      {
        ids: input.GroupIds,
        idOf: ({ GroupId = '' }) => GroupId,
        notFound: securityGroups.notFound,
        filters,
      },
    );
    return { SecurityGroups: items, NextToken };
  },
);

const DeleteSecurityGroup = operation<DeleteSecurityGroupRequest>()(
  ['GroupId'],
  [],
  (input, context): DeleteSecurityGroupResult => {
    const { state } = context;
    const { GroupId, GroupName } = securityGroups.find(state, input.GroupId);
    if (GroupName === 'default') {
      throw new AwsError(
        'CannotDelete',
        `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
      );
    }
    const inUse = networkInterfacesOf(context).some(({ Groups }) =>
      Groups.some(group => group.GroupId === GroupId),
    );
    const referred = securityGroupRules
      .all(state)
      .some(
        rule =>
          rule.ReferencedGroupInfo?.GroupId === GroupId &&
          rule.GroupId !== GroupId,
      );
    if (inUse || referred) {
      throw new AwsError(
        'DependencyViolation',
        `resource ${GroupId} has a dependent object`,
      );
    }
    forgetSecurityGroup(state, GroupId);
    return { Return: true, GroupId };
  },
);

function describeSecurityGroup(state: State) {
  return (record: SecurityGroupRecord): SecurityGroup => {
    const rules = rulesOf(state, record.GroupId);
    return withTags(state, record.GroupId, {
      ...record,
      IpPermissions: permissionsOf(rules.filter(rule => !rule.IsEgress)),
      IpPermissionsEgress: permissionsOf(rules.filter(rule => rule.IsEgress)),
    });
  };
}

export const securityGroupOperations = {
  CreateSecurityGroup,
  DescribeSecurityGroups,
  DeleteSecurityGroup,
};
