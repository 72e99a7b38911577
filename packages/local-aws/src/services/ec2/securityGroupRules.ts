import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupEgressResult,
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
  IpPermission,
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupEgressResult,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
  SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { State } from '../../state';
import { newId } from './ids';
import {
  isSameRule,
  NewRule,
  peerOf,
  rulesFrom,
  rulesOf,
} from './ipPermissions';
import { operation } from './operation';
import { quotas } from './quotas';
import { select } from './select';
import {
  SecurityGroupRecord,
  SecurityGroupRuleRecord,
  securityGroupRules,
  securityGroups,
} from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';

/**
 * Adds rules to one direction of a group: all of them, or none.
 *
 * @throws InvalidPermission.Duplicate, RulesPerSecurityGroupLimitExceeded
 */
export function addRules(
  context: CallContext,
  group: SecurityGroupRecord,
  IsEgress: boolean,
  permissions: readonly IpPermission[],
): SecurityGroupRuleRecord[] {
  const { state, caller } = context;
  const existing: NewRule[] = rulesOf(state, group.GroupId).filter(
    rule => rule.IsEgress === IsEgress,
  );
  const added = permissions.flatMap(permission =>
    rulesFrom(permission, group, context),
  );
  for (const rule of added) {
    if (existing.some(other => isSameRule(rule, other))) {
      throw new AwsError(
        'InvalidPermission.Duplicate',
        `the specified rule "peer: ${peerOf(rule)}, ${ruleText(
          rule,
        )}, ALLOW" already exists`,
      );
    }
    existing.push(rule);
  }
  if (existing.length > quotas.rulesPerSecurityGroup) {
    throw new AwsError(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
  return added.map(rule => {
    const record: SecurityGroupRuleRecord = {
      ...rule,
      SecurityGroupRuleId: newId('sgr'),
      GroupId: group.GroupId,
      GroupOwnerId: caller.accountId,
      IsEgress,
    };
    securityGroupRules.rows(state).set(record.SecurityGroupRuleId, record);
    return record;
  });
}

function ruleText({ IpProtocol, FromPort, ToPort }: NewRule): string {
  return IpProtocol === '-1'
    ? 'ALL'
    : `${IpProtocol.toUpperCase()}, from port: ${FromPort}, to port: ${ToPort}`;
}

function authorize(
  context: CallContext,
  isEgress: boolean,
  input: AuthorizeSecurityGroupEgressRequest & { GroupId: string },
  permissions: readonly IpPermission[],
): AuthorizeSecurityGroupEgressResult {
  const { state } = context;
  const group = securityGroups.find(state, input.GroupId);
  const tags = requestedTags(input.TagSpecifications, 'security-group-rule');
  const added = addRules(context, group, isEgress, permissions);
  for (const { SecurityGroupRuleId } of added) {
    addTags(context, SecurityGroupRuleId, 'security-group-rule', tags);
  }
  return { Return: true, SecurityGroupRules: added.map(describeRule(state)) };
}

function revoke(
  context: CallContext,
  isEgress: boolean,
  input: RevokeSecurityGroupEgressRequest & { GroupId: string },
  permissions: readonly IpPermission[],
): RevokeSecurityGroupEgressResult {
  const { state } = context;
  const group = securityGroups.find(state, input.GroupId);
  const rules = rulesOf(state, group.GroupId).filter(
    rule => rule.IsEgress === isEgress,
  );
  const byId = (input.SecurityGroupRuleIds ?? []).map(id => {
    const rule = rules.find(
      ({ SecurityGroupRuleId }) => SecurityGroupRuleId === id,
    );
    if (!rule) {
      throw securityGroupRules.notFound(id);
    }
    return rule;
  });
  const byValue = permissions
    .flatMap(permission => rulesFrom(permission, group, context))
    .map(wanted => {
      const rule = rules.find(other => isSameRule(wanted, other));
      if (!rule) {
        throw new AwsError(
          'InvalidPermission.NotFound',
          'The specified rule does not exist in this security group.',
        );
      }
      return rule;
    });
  for (const { SecurityGroupRuleId } of [...byId, ...byValue]) {
    securityGroupRules.rows(state).delete(SecurityGroupRuleId);
    forgetTags(state, SecurityGroupRuleId);
  }
  return { Return: true };
}

/** The older form of a request: one block or group, not in `IpPermissions`. */
function ingressPermissions({
  IpPermissions,
  IpProtocol,
  FromPort,
  ToPort,
  CidrIp,
}: AuthorizeSecurityGroupIngressRequest): IpPermission[] {
  const flat: IpPermission[] =
    IpProtocol === undefined
      ? []
      : [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] }];
  return [...(IpPermissions ?? []), ...flat];
}

const flatMembers = ['IpProtocol', 'FromPort', 'ToPort', 'CidrIp'] as const;

const AuthorizeSecurityGroupIngress =
  operation<AuthorizeSecurityGroupIngressRequest>()(
    ['GroupId'],
    ['IpPermissions', 'TagSpecifications', ...flatMembers],
    (input, context): AuthorizeSecurityGroupIngressResult =>
      authorize(context, false, input, ingressPermissions(input)),
  );

const AuthorizeSecurityGroupEgress =
  operation<AuthorizeSecurityGroupEgressRequest>()(
    ['GroupId'],
    ['IpPermissions', 'TagSpecifications'],
    (input, context): AuthorizeSecurityGroupEgressResult =>
      authorize(context, true, input, input.IpPermissions ?? []),
  );

const RevokeSecurityGroupIngress =
  operation<RevokeSecurityGroupIngressRequest>()(
    ['GroupId'],
    ['IpPermissions', 'SecurityGroupRuleIds', ...flatMembers],
    (input, context): RevokeSecurityGroupIngressResult =>
      revoke(context, false, input, ingressPermissions(input)),
  );

const RevokeSecurityGroupEgress = operation<RevokeSecurityGroupEgressRequest>()(
  ['GroupId'],
  ['IpPermissions', 'SecurityGroupRuleIds'],
  (input, context): RevokeSecurityGroupEgressResult =>
    revoke(context, true, input, input.IpPermissions ?? []),
);

const DescribeSecurityGroupRules =
  operation<DescribeSecurityGroupRulesRequest>()(
    [],
    ['SecurityGroupRuleIds', 'Filters', 'MaxResults', 'NextToken'],
    (input, { state }): DescribeSecurityGroupRulesResult => {
      const { items, NextToken } = select(
        securityGroupRules.all(state).map(describeRule(state)),
        input,
        {
          ids: input.SecurityGroupRuleIds,
          idOf: ({ SecurityGroupRuleId = '' }) => SecurityGroupRuleId,
          notFound: securityGroupRules.notFound,
          filters: {
            'group-id': rule => rule.GroupId,
            'security-group-rule-id': rule => rule.SecurityGroupRuleId,
          },
        },
      );
      return { SecurityGroupRules: items, NextToken };
    },
  );

function describeRule(state: State) {
  return (rule: SecurityGroupRuleRecord): SecurityGroupRule =>
    withTags(state, rule.SecurityGroupRuleId, rule);
}

export const securityGroupRuleOperations = {
  AuthorizeSecurityGroupIngress,
  AuthorizeSecurityGroupEgress,
  RevokeSecurityGroupIngress,
  RevokeSecurityGroupEgress,
  DescribeSecurityGroupRules,
};
