import type {
  CreateFirewallRuleRequest,
  CreateFirewallRuleResponse,
  DeleteFirewallRuleRequest,
  DeleteFirewallRuleResponse,
  ListFirewallRulesRequest,
  ListFirewallRulesResponse,
  UpdateFirewallRuleRequest,
  UpdateFirewallRuleResponse,
} from '@aws-sdk/client-route53resolver';
import { CallContext } from '../../service';
import { findDomainList } from './domainLists';
import { limitExceeded, validationError } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import { found, now, ruleKey, RuleRecord, rules } from './records';
import { findRuleGroup, rulesOf } from './ruleGroups';

/** Default quota "Rules in a DNS Firewall rule group" ("Quotas on Route 53 Resolver DNS Firewall"). */
const MAX_RULES = 100;

const CreateFirewallRule = operation<CreateFirewallRuleRequest>()(
  [
    'CreatorRequestId',
    'FirewallRuleGroupId',
    'FirewallDomainListId',
    'Priority',
    'Action',
    'Name',
  ],
  [
    'BlockResponse',
    'BlockOverrideDomain',
    'BlockOverrideDnsType',
    'BlockOverrideTtl',
    'FirewallDomainRedirectionAction',
    'Qtype',
  ],
  (input, context): CreateFirewallRuleResponse => {
    findRuleGroup(input.FirewallRuleGroupId, context);
    findDomainList(input.FirewallDomainListId, context);
    const others = rulesOf(input.FirewallRuleGroupId, context);
    const earlier = others.find(
      ({ CreatorRequestId }) => CreatorRequestId === input.CreatorRequestId,
    );
    if (earlier) return { FirewallRule: earlier };
    if (others.length >= MAX_RULES) {
      throw limitExceeded(`A rule group takes at most ${MAX_RULES} rules.`);
    }
    // Which error it is is [UNV]: the operation declares no conflict.
    if (others.some(other => ruleKey(other) === ruleKey(input))) {
      throw validationError(
        `The rule group has a rule for ${input.FirewallDomainListId} already.`,
      );
    }
    const time = now(context);
    const rule: RuleRecord = {
      // Default of the API.
      FirewallDomainRedirectionAction: 'INSPECT_REDIRECTION_DOMAIN',
      ...input,
      CreationTime: time,
      ModificationTime: time,
    };
    checkRule(rule, others);
    rules(context).set(ruleKey(rule), rule);
    return { FirewallRule: rule };
  },
);

const UpdateFirewallRule = operation<UpdateFirewallRuleRequest>()(
  ['FirewallRuleGroupId', 'FirewallDomainListId'],
  [
    'Priority',
    'Action',
    'Name',
    'BlockResponse',
    'BlockOverrideDomain',
    'BlockOverrideDnsType',
    'BlockOverrideTtl',
    'FirewallDomainRedirectionAction',
    'Qtype',
  ],
  (input, context): UpdateFirewallRuleResponse => {
    const before = findRule(input, context);
    const rule: RuleRecord = {
      ...before,
      ...given(input),
      ModificationTime: now(context),
    };
    const others = rulesOf(rule.FirewallRuleGroupId, context).filter(
      other => ruleKey(other) !== ruleKey(rule),
    );
    // An action that does not block leaves the answers behind that belong to blocking.
    const changed = rule.Action === 'BLOCK' ? rule : withoutBlocking(rule);
    checkRule(changed, others);
    rules(context).set(ruleKey(rule), changed);
    return { FirewallRule: changed };
  },
);

const DeleteFirewallRule = operation<DeleteFirewallRuleRequest>()(
  ['FirewallRuleGroupId', 'FirewallDomainListId'],
  ['Qtype'],
  (input, context): DeleteFirewallRuleResponse => {
    const rule = findRule(input, context);
    rules(context).delete(ruleKey(rule));
    return { FirewallRule: rule };
  },
);

const ListFirewallRules = operation<ListFirewallRulesRequest>()(
  ['FirewallRuleGroupId'],
  ['Priority', 'Action', 'MaxResults', 'NextToken'],
  (input, context): ListFirewallRulesResponse => {
    findRuleGroup(input.FirewallRuleGroupId, context);
    const wanted = rulesOf(input.FirewallRuleGroupId, context).filter(
      rule =>
        (input.Priority ?? rule.Priority) === rule.Priority &&
        (input.Action ?? rule.Action) === rule.Action,
    );
    const page = listPage(wanted, ruleKey, input);
    return { FirewallRules: page.items, NextToken: page.nextToken };
  },
);

export const ruleOperations = {
  CreateFirewallRule,
  UpdateFirewallRule,
  DeleteFirewallRule,
  ListFirewallRules,
};

function findRule(
  asked: DeleteFirewallRuleRequest,
  context: CallContext,
): RuleRecord {
  return found(
    rules(context).get(ruleKey(asked)),
    `The rule for ${asked.FirewallDomainListId} in ${asked.FirewallRuleGroupId}`,
  );
}

/** @throws AwsError ValidationException (API reference, CreateFirewallRule, each member). */
function checkRule(rule: RuleRecord, others: readonly RuleRecord[]): void {
  if (others.some(({ Priority }) => Priority === rule.Priority)) {
    throw validationError(
      `The priority ${rule.Priority} is taken by another rule of the group.`,
    );
  }
  const { Action, BlockResponse } = rule;
  if ((Action === 'BLOCK') !== (BlockResponse !== undefined)) {
    throw validationError(
      'BlockResponse is required for the action BLOCK, and for no other.',
    );
  }
  const override = [
    rule.BlockOverrideDomain,
    rule.BlockOverrideDnsType,
    rule.BlockOverrideTtl,
  ].filter(value => value !== undefined);
  if (override.length !== (BlockResponse === 'OVERRIDE' ? 3 : 0)) {
    throw validationError(
      'BlockOverrideDomain, BlockOverrideDnsType and BlockOverrideTtl are required for the response OVERRIDE, and for no other.',
    );
  }
}

function given<Input extends object>(input: Input): Partial<Input> {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as Partial<Input>;
}

function withoutBlocking(rule: RuleRecord): RuleRecord {
  const {
    BlockResponse: _response,
    BlockOverrideDomain: _domain,
    BlockOverrideDnsType: _type,
    BlockOverrideTtl: _ttl,
    ...rest
  } = rule;
  return rest;
}
