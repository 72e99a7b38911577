import type { Tag, Target } from '@aws-sdk/client-eventbridge';
import { AwsError } from '../../AwsError';
import { State } from '../../state';

/** A rule of the default event bus. */
export interface RuleRecord {
  readonly name: string;
  readonly arn: string;
  readonly eventPattern: string;
  readonly enabled: boolean;
  readonly description?: string;
  readonly roleArn?: string;
  readonly targets: readonly Target[];
  readonly tags: readonly Tag[];
}

export function rules(state: State) {
  return state.collection<RuleRecord>('events:rules');
}

/** @throws AwsError ResourceNotFoundException */
export function findRule(state: State, name: string): RuleRecord {
  const rule = rules(state).get(name);
  if (!rule) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Rule ${name} does not exist on EventBus default.`,
    );
  }
  return rule;
}
