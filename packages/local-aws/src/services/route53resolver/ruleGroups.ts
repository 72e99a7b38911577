import type {
  CreateFirewallRuleGroupRequest,
  CreateFirewallRuleGroupResponse,
  DeleteFirewallRuleGroupRequest,
  DeleteFirewallRuleGroupResponse,
  FirewallRuleGroup,
  GetFirewallRuleGroupRequest,
  GetFirewallRuleGroupResponse,
  ListFirewallRuleGroupsRequest,
  ListFirewallRuleGroupsResponse,
} from '@aws-sdk/client-route53resolver';
import { CallContext } from '../../service';
import { conflict } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  associations,
  existing,
  found,
  identified,
  now,
  RuleGroupRecord,
  ruleGroups,
  RuleRecord,
  rules,
  tags,
} from './records';

const CreateFirewallRuleGroup = operation<CreateFirewallRuleGroupRequest>()(
  ['CreatorRequestId', 'Name'],
  ['Tags'],
  (input, context): CreateFirewallRuleGroupResponse => {
    const { CreatorRequestId, Name, Tags = [] } = input;
    const earlier = ruleGroups(context)
      .values()
      .find(group => group.CreatorRequestId === CreatorRequestId);
    if (earlier) return { FirewallRuleGroup: described(earlier, context) };
    const group: RuleGroupRecord = {
      ...identified('firewall-rule-group', 'rslvr-frg', context),
      Name,
      CreatorRequestId,
      OwnerId: context.caller.accountId,
      ShareStatus: 'NOT_SHARED',
      ModificationTime: now(context),
    };
    ruleGroups(context).set(group.Id, group);
    tags(context).set(group.Arn, Tags);
    return { FirewallRuleGroup: described(group, context) };
  },
);

const GetFirewallRuleGroup = operation<GetFirewallRuleGroupRequest>()(
  ['FirewallRuleGroupId'],
  [],
  ({ FirewallRuleGroupId }, context): GetFirewallRuleGroupResponse => ({
    FirewallRuleGroup: described(
      findRuleGroup(FirewallRuleGroupId, context),
      context,
    ),
  }),
);

const ListFirewallRuleGroups = operation<ListFirewallRuleGroupsRequest>()(
  [],
  ['MaxResults', 'NextToken'],
  (input, context): ListFirewallRuleGroupsResponse => {
    const page = listPage(ruleGroups(context).values(), ({ Id }) => Id, input);
    return {
      NextToken: page.nextToken,
      FirewallRuleGroups: page.items.map(
        ({ Id, Arn, Name, OwnerId, CreatorRequestId, ShareStatus }) => ({
          Id,
          Arn,
          Name,
          OwnerId,
          CreatorRequestId,
          ShareStatus,
        }),
      ),
    };
  },
);

const DeleteFirewallRuleGroup = operation<DeleteFirewallRuleGroupRequest>()(
  ['FirewallRuleGroupId'],
  [],
  ({ FirewallRuleGroupId: id }, context): DeleteFirewallRuleGroupResponse => {
    const group = findRuleGroup(id, context);
    const isAssociated = existing(associations, context).some(
      ({ FirewallRuleGroupId }) => FirewallRuleGroupId === id,
    );
    if (isAssociated) {
      throw conflict(`The rule group ${id} is associated with a VPC.`);
    }
    // [UNV] that a group with rules stays: the registry's delete handler deletes them first.
    if (rulesOf(id, context).length > 0) {
      throw conflict(`The rule group ${id} has rules.`);
    }
    const answer = described(group, context);
    ruleGroups(context).delete(id);
    tags(context).delete(group.Arn);
    return { FirewallRuleGroup: { ...answer, Status: 'DELETING' } };
  },
);

/** @throws AwsError ResourceNotFoundException */
export function findRuleGroup(
  id: string,
  context: CallContext,
): RuleGroupRecord {
  return found(ruleGroups(context).get(id), `The rule group ${id}`);
}

/** The rules of a group, in the order in which a query meets them. */
export function rulesOf(groupId: string, context: CallContext): RuleRecord[] {
  return rules(context)
    .values()
    .filter(rule => rule.FirewallRuleGroupId === groupId)
    .sort((left, right) => left.Priority - right.Priority);
}

export const ruleGroupOperations = {
  CreateFirewallRuleGroup,
  GetFirewallRuleGroup,
  ListFirewallRuleGroups,
  DeleteFirewallRuleGroup,
};

function described(
  group: RuleGroupRecord,
  context: CallContext,
): FirewallRuleGroup {
  return {
    ...group,
    RuleCount: rulesOf(group.Id, context).length,
    Status: 'COMPLETE',
    StatusMessage: '',
  };
}
