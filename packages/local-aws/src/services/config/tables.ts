import type {
  ConfigRule,
  ConfigurationRecorder,
  DeliveryChannel,
} from '@aws-sdk/client-config-service';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { operationsWith } from '../operation';

export type ConfigRuleRecord = ConfigRule & { readonly ConfigRuleName: string };

export interface RecorderRecord {
  readonly recorder: ConfigurationRecorder & { readonly name: string };
  readonly recording: boolean;
}

export function configRules(state: State) {
  return state.collection<ConfigRuleRecord>('config:rules');
}

export function recorders(state: State) {
  return state.collection<RecorderRecord>('config:recorders');
}

export function deliveryChannels(state: State) {
  return state.collection<DeliveryChannel>('config:deliveryChannels');
}

export const operation = operationsWith({
  missing: member =>
    new AwsError(
      'InvalidParameterValueException',
      `The required parameter ${member} is missing.`,
    ),
});
