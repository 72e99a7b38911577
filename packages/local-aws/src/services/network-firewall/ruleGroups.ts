import { randomUUID } from 'node:crypto';
import {
  CreateRuleGroupRequest,
  CreateRuleGroupResponse,
  DeleteRuleGroupRequest,
  DeleteRuleGroupResponse,
  DescribeRuleGroupRequest,
  DescribeRuleGroupResponse,
  ListRuleGroupsRequest,
  ListRuleGroupsResponse,
  RuleGroup,
  RuleGroupResponse,
  UpdateRuleGroupRequest,
  UpdateRuleGroupResponse,
} from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../service';
import { settlesAfter } from '../settling';
import { checkCapacity, consumedCapacity } from './capacity';
import {
  invalidOperation,
  invalidRequest,
  invalidToken,
  resourceNotFound,
} from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  arnOf,
  firewallPolicies,
  RuleGroupRecord,
  ruleGroups,
  SYNC_SECONDS,
} from './records';

export const createRuleGroup = operation<CreateRuleGroupRequest>()(
  ['RuleGroupName', 'Type', 'Capacity'],
  ['RuleGroup', 'Rules', 'Description', 'Tags', 'DryRun'],
  (input, context): CreateRuleGroupResponse => {
    checkType(input.Type);
    const arn = arnOf('stateful-rulegroup', input.RuleGroupName, context);
    if (ruleGroups(context).get(arn)) {
      throw invalidRequest(
        `A resource with the specified name already exists, resource: ${arn}`,
      );
    }
    const ruleGroup = rulesOf(input);
    checkCapacity(consumedCapacity(ruleGroup.RulesSource), input.Capacity);
    const record: RuleGroupRecord = {
      arn,
      id: randomUUID(),
      name: input.RuleGroupName,
      description: input.Description,
      tags: input.Tags ?? [],
      capacity: input.Capacity,
      ruleGroup,
      updateToken: randomUUID(),
      lastModifiedTime: context.clock.now().toISOString(),
      settlesAt: settlesAfter(context, 0),
    };
    if (!input.DryRun) ruleGroups(context).set(arn, record);
    return answer(record, context);
  },
);

export const describeRuleGroup = operation<DescribeRuleGroupRequest>()(
  [],
  ['RuleGroupName', 'RuleGroupArn', 'Type'],
  (input, context): DescribeRuleGroupResponse => {
    const record = findRuleGroup(input, context);
    return { ...answer(record, context), RuleGroup: record.ruleGroup };
  },
);

export const listRuleGroups = operation<ListRuleGroupsRequest>()(
  [],
  ['NextToken', 'MaxResults', 'Scope', 'Type'],
  (
    { Scope, Type = 'STATEFUL', ...paging },
    context,
  ): ListRuleGroupsResponse => {
    checkType(Type);
    const own = Scope === 'MANAGED' ? [] : ruleGroups(context).values();
    const page = listPage(own, ({ arn }) => arn, paging);
    return {
      RuleGroups: page.items.map(({ arn, name }) => ({
        Arn: arn,
        Name: name,
      })),
      NextToken: page.nextToken,
    };
  },
);

export const updateRuleGroup = operation<UpdateRuleGroupRequest>()(
  ['UpdateToken'],
  [
    'RuleGroupArn',
    'RuleGroupName',
    'Type',
    'RuleGroup',
    'Rules',
    'Description',
    'DryRun',
  ],
  (input, context): UpdateRuleGroupResponse => {
    const existing = findRuleGroup(input, context);
    if (input.UpdateToken !== existing.updateToken) throw invalidToken();
    const ruleGroup = rulesOf(input);
    checkCapacity(consumedCapacity(ruleGroup.RulesSource), existing.capacity);
    if (
      ruleOrder(ruleGroup) !== ruleOrder(existing.ruleGroup) &&
      associations(existing.arn, context)
    ) {
      throw invalidRequest(
        'The rule order of a rule group cannot be changed while a policy uses it',
      );
    }
    // The whole object is replaced: https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_UpdateRuleGroup.html
    const record: RuleGroupRecord = {
      ...existing,
      ruleGroup,
      description: input.Description,
      updateToken: randomUUID(),
      previousToken: existing.updateToken,
      lastModifiedTime: context.clock.now().toISOString(),
      settlesAt: settlesAfter(context, SYNC_SECONDS),
    };
    if (input.DryRun) return answer(existing, context);
    ruleGroups(context).set(record.arn, record);
    return answer(record, context);
  },
);

export const deleteRuleGroup = operation<DeleteRuleGroupRequest>()(
  [],
  ['RuleGroupName', 'RuleGroupArn', 'Type'],
  (input, context): DeleteRuleGroupResponse => {
    const record = findRuleGroup(input, context);
    if (associations(record.arn, context)) {
      throw invalidOperation(
        `Unable to delete the object because it is still in use: ${record.arn}`,
      );
    }
    ruleGroups(context).delete(record.arn);
    const { RuleGroupResponse: response } = answer(record, context);
    return {
      RuleGroupResponse: { ...response, RuleGroupStatus: 'DELETING' },
    };
  },
);

/**
 * Of a rule group, and of a policy, which must be the same.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_StatefulEngineOptions.html
 */
export function ruleOrder(ruleGroup: RuleGroup): string {
  return ruleGroup.StatefulRuleOptions?.RuleOrder ?? 'DEFAULT_ACTION_ORDER';
}

/** @throws AwsError ResourceNotFoundException */
export function findRuleGroup(
  asked: { RuleGroupArn?: string; RuleGroupName?: string; Type?: string },
  context: CallContext,
): RuleGroupRecord {
  const { RuleGroupArn, RuleGroupName, Type } = asked;
  if (RuleGroupArn === undefined && !(RuleGroupName && Type)) {
    throw invalidRequest(
      'RuleGroupArn, or RuleGroupName and Type, is required',
    );
  }
  const arn =
    RuleGroupArn ?? arnOf('stateful-rulegroup', RuleGroupName ?? '', context);
  const record = ruleGroups(context).get(arn);
  if (!record || (RuleGroupName ?? record.name) !== record.name) {
    throw resourceNotFound(`Unable to find rule group: ${arn}`);
  }
  return record;
}

/** From the structure, or from the text that may be given in its place. */
function rulesOf(input: {
  readonly RuleGroup?: RuleGroup;
  readonly Rules?: string;
}): RuleGroup {
  const { RuleGroup: ruleGroup, Rules } = input;
  if ((ruleGroup === undefined) === (Rules === undefined)) {
    throw invalidRequest('Either RuleGroup or Rules is required, not both');
  }
  return ruleGroup ?? { RulesSource: { RulesString: Rules } };
}

function checkType(type: string): void {
  if (type !== 'STATEFUL') {
    throw invalidRequest(
      `local-aws does not serve rule groups of type ${type}`,
    );
  }
}

function associations(arn: string, context: CallContext): number {
  return firewallPolicies(context)
    .values()
    .filter(({ policy }) =>
      policy.StatefulRuleGroupReferences?.some(
        ({ ResourceArn }) => ResourceArn === arn,
      ),
    ).length;
}

function answer(
  record: RuleGroupRecord,
  context: CallContext,
): { UpdateToken: string; RuleGroupResponse: RuleGroupResponse } {
  return {
    UpdateToken: record.updateToken,
    RuleGroupResponse: {
      RuleGroupArn: record.arn,
      RuleGroupName: record.name,
      RuleGroupId: record.id,
      Description: record.description,
      Type: 'STATEFUL',
      Capacity: record.capacity,
      ConsumedCapacity: consumedCapacity(record.ruleGroup.RulesSource),
      NumberOfAssociations: associations(record.arn, context),
      RuleGroupStatus: 'ACTIVE',
      LastModifiedTime: new Date(record.lastModifiedTime),
      Tags: record.tags,
    },
  };
}
