import type { ParameterType, Tag } from '@aws-sdk/client-ssm';
import { AwsError } from '../../AwsError';
import { State } from '../../state';

/** A parameter's current version. Dates are ISO strings. */
export interface ParameterRecord {
  readonly name: string;
  readonly arn: string;
  readonly type: ParameterType;
  readonly value: string;
  readonly version: number;
  readonly description?: string;
  readonly allowedPattern?: string;
  readonly lastModified: string;
  readonly tags: readonly Tag[];
}

export function parameters(state: State) {
  return state.collection<ParameterRecord>('ssm:parameters');
}

/** @throws ParameterNotFound */
export function findParameter(state: State, name: string): ParameterRecord {
  const parameter = parameters(state).get(name);
  if (!parameter) {
    throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
  }
  return parameter;
}
