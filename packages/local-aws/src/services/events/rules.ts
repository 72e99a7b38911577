import type {
  DeleteRuleRequest,
  DescribeRuleRequest,
  DescribeRuleResponse,
  DisableRuleRequest,
  EnableRuleRequest,
  ListRulesRequest,
  ListRulesResponse,
  PutRuleRequest,
  PutRuleResponse,
  TestEventPatternRequest,
  TestEventPatternResponse,
} from '@aws-sdk/client-eventbridge';
import { CallContext } from '../../service';
import { parseEventPattern } from './eventPattern';
import { operation, validationError } from './operation';
import { matchesEvent } from './pattern';
import { findRule, RuleRecord, rules } from './tables';

const PutRule = operation<PutRuleRequest>()(
  ['Name', 'EventPattern'],
  ['State', 'Description', 'RoleArn', 'Tags', 'EventBusName'],
  (input, { state, region, caller }): PutRuleResponse => {
    parseEventPattern(input.EventPattern);
    const existing = rules(state).get(input.Name);
    const rule: RuleRecord = {
      name: input.Name,
      arn: `arn:aws:events:${region}:${caller.accountId}:rule/${input.Name}`,
      eventPattern: input.EventPattern,
      enabled: input.State !== 'DISABLED',
      description: input.Description,
      roleArn: input.RoleArn,
      targets: existing?.targets ?? [],
      // "If you are updating an existing rule, any tags you specify … are ignored." (PutRule)
      tags: existing?.tags ?? input.Tags ?? [],
    };
    rules(state).set(rule.name, rule);
    return { RuleArn: rule.arn };
  },
);

const DescribeRule = operation<DescribeRuleRequest>()(
  ['Name'],
  ['EventBusName'],
  ({ Name }, { state }): DescribeRuleResponse =>
    describe(findRule(state, Name)),
);

const ListRules = operation<ListRulesRequest>()(
  [],
  ['NamePrefix', 'EventBusName'],
  ({ NamePrefix = '' }, { state }): ListRulesResponse => ({
    Rules: rules(state)
      .values()
      .filter(({ name }) => name.startsWith(NamePrefix))
      .map(describe),
  }),
);

function describe(rule: RuleRecord) {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventPattern: rule.eventPattern,
    State: rule.enabled ? ('ENABLED' as const) : ('DISABLED' as const),
    Description: rule.description,
    RoleArn: rule.roleArn,
    EventBusName: 'default',
  };
}

const EnableRule = operation<EnableRuleRequest>()(
  ['Name'],
  ['EventBusName'],
  ({ Name }, context): object => setEnabled(Name, true, context),
);

const DisableRule = operation<DisableRuleRequest>()(
  ['Name'],
  ['EventBusName'],
  ({ Name }, context): object => setEnabled(Name, false, context),
);

function setEnabled(
  name: string,
  enabled: boolean,
  { state }: CallContext,
): object {
  rules(state).set(name, { ...findRule(state, name), enabled });
  return {};
}

const DeleteRule = operation<DeleteRuleRequest>()(
  ['Name'],
  ['EventBusName', 'Force'],
  ({ Name }, { state }): object => {
    if (rules(state).get(Name)?.targets.length) {
      throw validationError("Rule can't be deleted since it has targets.");
    }
    rules(state).delete(Name);
    return {};
  },
);

/** "The event, in JSON format … The JSON must include" these (API reference, TestEventPattern). */
const MANDATORY = [
  'id',
  'account',
  'source',
  'time',
  'region',
  'resources',
  'detail-type',
];

const TestEventPattern = operation<TestEventPatternRequest>()(
  ['EventPattern', 'Event'],
  [],
  ({ EventPattern, Event }): TestEventPatternResponse => {
    const event = parseEvent(Event);
    const absent = MANDATORY.find(name => !Object.hasOwn(event, name));
    if (absent !== undefined) {
      throw validationError(
        `Parameter Event is not valid: ${absent} is absent`,
      );
    }
    return { Result: matchesEvent(parseEventPattern(EventPattern), event) };
  },
);

function parseEvent(text: string): object {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event === 'object' && event !== null) return event;
  } catch {
    // Refused below, as what is JSON but no object.
  }
  throw validationError('Parameter Event is not valid: not a JSON object');
}

export const ruleOperations = {
  PutRule,
  DescribeRule,
  ListRules,
  EnableRule,
  DisableRule,
  DeleteRule,
  TestEventPattern,
};
