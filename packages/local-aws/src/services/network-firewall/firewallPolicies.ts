import { randomUUID } from 'node:crypto';
import {
  CreateFirewallPolicyRequest,
  CreateFirewallPolicyResponse,
  DeleteFirewallPolicyRequest,
  DeleteFirewallPolicyResponse,
  DescribeFirewallPolicyRequest,
  DescribeFirewallPolicyResponse,
  FirewallPolicyResponse,
  UpdateFirewallPolicyRequest,
  UpdateFirewallPolicyResponse,
} from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../service';
import { settlesAfter } from '../settling';
import { consumedCapacity } from './capacity';
import {
  invalidOperation,
  invalidRequest,
  invalidToken,
  resourceNotFound,
} from './errors';
import { operation } from './operation';
import { checkPolicy } from './policyRules';
import {
  arnOf,
  FirewallPolicyRecord,
  firewallPolicies,
  firewalls,
  ruleGroups,
  SYNC_SECONDS,
} from './records';

export const createFirewallPolicy = operation<CreateFirewallPolicyRequest>()(
  ['FirewallPolicyName', 'FirewallPolicy'],
  ['Description', 'Tags', 'DryRun'],
  (input, context): CreateFirewallPolicyResponse => {
    const arn = arnOf('firewall-policy', input.FirewallPolicyName, context);
    if (firewallPolicies(context).get(arn)) {
      throw invalidRequest(
        `A resource with the specified name already exists, resource: ${arn}`,
      );
    }
    checkPolicy(input.FirewallPolicy, context);
    const record: FirewallPolicyRecord = {
      arn,
      id: randomUUID(),
      name: input.FirewallPolicyName,
      description: input.Description,
      tags: input.Tags ?? [],
      policy: input.FirewallPolicy,
      updateToken: randomUUID(),
      lastModifiedTime: context.clock.now().toISOString(),
      settlesAt: settlesAfter(context, 0),
    };
    if (!input.DryRun) firewallPolicies(context).set(arn, record);
    return answer(record, context);
  },
);

export const describeFirewallPolicy =
  operation<DescribeFirewallPolicyRequest>()(
    [],
    ['FirewallPolicyName', 'FirewallPolicyArn'],
    (input, context): DescribeFirewallPolicyResponse => {
      const record = findFirewallPolicy(input, context);
      return { ...answer(record, context), FirewallPolicy: record.policy };
    },
  );

export const updateFirewallPolicy = operation<UpdateFirewallPolicyRequest>()(
  ['UpdateToken', 'FirewallPolicy'],
  ['FirewallPolicyName', 'FirewallPolicyArn', 'Description', 'DryRun'],
  (input, context): UpdateFirewallPolicyResponse => {
    const existing = findFirewallPolicy(input, context);
    if (input.UpdateToken !== existing.updateToken) throw invalidToken();
    checkPolicy(input.FirewallPolicy, context);
    if (input.DryRun) return answer(existing, context);
    const record: FirewallPolicyRecord = {
      ...existing,
      policy: input.FirewallPolicy,
      description: input.Description,
      updateToken: randomUUID(),
      previousToken: existing.updateToken,
      lastModifiedTime: context.clock.now().toISOString(),
      settlesAt: settlesAfter(context, SYNC_SECONDS),
    };
    firewallPolicies(context).set(record.arn, record);
    return answer(record, context);
  },
);

export const deleteFirewallPolicy = operation<DeleteFirewallPolicyRequest>()(
  [],
  ['FirewallPolicyName', 'FirewallPolicyArn'],
  (input, context): DeleteFirewallPolicyResponse => {
    const record = findFirewallPolicy(input, context);
    if (associations(record.arn, context)) {
      throw invalidOperation(
        `Unable to delete the object because it is still in use: ${record.arn}`,
      );
    }
    firewallPolicies(context).delete(record.arn);
    const { FirewallPolicyResponse: response } = answer(record, context);
    return {
      FirewallPolicyResponse: {
        ...response,
        FirewallPolicyStatus: 'DELETING',
      },
    };
  },
);

/** @throws AwsError ResourceNotFoundException */
export function findFirewallPolicy(
  asked: { FirewallPolicyArn?: string; FirewallPolicyName?: string },
  context: CallContext,
): FirewallPolicyRecord {
  const { FirewallPolicyArn, FirewallPolicyName } = asked;
  if (FirewallPolicyArn === undefined && FirewallPolicyName === undefined) {
    throw invalidRequest('FirewallPolicyArn or FirewallPolicyName is required');
  }
  const arn =
    FirewallPolicyArn ??
    arnOf('firewall-policy', FirewallPolicyName ?? '', context);
  const record = firewallPolicies(context).get(arn);
  if (!record || (FirewallPolicyName ?? record.name) !== record.name) {
    throw resourceNotFound(`Unable to find firewall policy: ${arn}`);
  }
  return record;
}

function associations(arn: string, context: CallContext): number {
  return firewalls(context)
    .values()
    .filter(({ policyArn }) => policyArn === arn).length;
}

function answer(
  record: FirewallPolicyRecord,
  context: CallContext,
): { UpdateToken: string; FirewallPolicyResponse: FirewallPolicyResponse } {
  const references = record.policy.StatefulRuleGroupReferences ?? [];
  const consumed = references
    .map(({ ResourceArn = '' }) => ruleGroups(context).get(ResourceArn))
    .reduce(
      (sum, group) =>
        sum + (group ? consumedCapacity(group.ruleGroup.RulesSource) : 0),
      0,
    );
  return {
    UpdateToken: record.updateToken,
    FirewallPolicyResponse: {
      FirewallPolicyArn: record.arn,
      FirewallPolicyName: record.name,
      FirewallPolicyId: record.id,
      Description: record.description,
      FirewallPolicyStatus: 'ACTIVE',
      ConsumedStatelessRuleCapacity: 0,
      ConsumedStatefulRuleCapacity: consumed,
      NumberOfAssociations: associations(record.arn, context),
      LastModifiedTime: new Date(record.lastModifiedTime),
      Tags: record.tags,
    },
  };
}
