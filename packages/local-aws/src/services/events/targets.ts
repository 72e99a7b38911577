import type {
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
  PutTargetsRequest,
  PutTargetsResponse,
  RemoveTargetsRequest,
  RemoveTargetsResponse,
  Target,
} from '@aws-sdk/client-eventbridge';
import { AwsError } from '../../AwsError';
import { operation, validationError } from './operation';
import { findRule, rules } from './tables';
import { isAutomation, isQueue } from './targetTypes';

/** "Targets per rule" (EventBridge quotas). */
const MAXIMUM_TARGETS = 5;

const SERVED = new Set([
  'Id',
  'Arn',
  'RoleArn',
  'Input',
  'InputPath',
  'InputTransformer',
  'DeadLetterConfig',
  'RetryPolicy',
]);

const PutTargets = operation<PutTargetsRequest>()(
  ['Rule', 'Targets'],
  ['EventBusName'],
  ({ Rule, Targets }, { state }): PutTargetsResponse => {
    const rule = findRule(state, Rule);
    Targets.forEach(requireServed);
    const targets = new Map(
      [...rule.targets, ...Targets].map(target => [target.Id, target]),
    );
    if (targets.size > MAXIMUM_TARGETS) {
      throw new AwsError(
        'LimitExceededException',
        `The requested resource exceeds the maximum number allowed: ${MAXIMUM_TARGETS} targets.`,
      );
    }
    rules(state).set(rule.name, { ...rule, targets: [...targets.values()] });
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
);

function requireServed(target: Target): void {
  const other = Object.entries(target).find(
    ([name, value]) => value !== undefined && !SERVED.has(name),
  );
  const { Arn = '', RoleArn, Input, InputPath, InputTransformer } = target;
  if (other || !(isQueue(Arn) || isAutomation(Arn))) {
    throw new AwsError(
      'NotImplemented',
      `local-aws does not serve the target ${other?.[0] ?? Arn}.`,
      501,
    );
  }
  if ([Input, InputPath, InputTransformer].filter(Boolean).length > 1) {
    throw validationError(
      'Only one of Input, InputPath, or InputTransformer must be provided.',
    );
  }
  if (isAutomation(Arn) && !RoleArn) {
    throw validationError(`RoleArn is required for target ${Arn}.`);
  }
}

const RemoveTargets = operation<RemoveTargetsRequest>()(
  ['Rule', 'Ids'],
  ['EventBusName', 'Force'],
  ({ Rule, Ids }, { state }): RemoveTargetsResponse => {
    const rule = findRule(state, Rule);
    rules(state).set(rule.name, {
      ...rule,
      targets: rule.targets.filter(({ Id = '' }) => !Ids.includes(Id)),
    });
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
);

const ListTargetsByRule = operation<ListTargetsByRuleRequest>()(
  ['Rule'],
  ['EventBusName'],
  ({ Rule }, { state }): ListTargetsByRuleResponse => ({
    Targets: [...findRule(state, Rule).targets],
  }),
);

export const targetOperations = {
  PutTargets,
  RemoveTargets,
  ListTargetsByRule,
};
