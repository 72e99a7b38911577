import type {
  ConfigRule,
  DeleteConfigRuleRequest,
  DescribeConfigRulesRequest,
  DescribeConfigRulesResponse,
  PutConfigRuleRequest,
} from '@aws-sdk/client-config-service';
import { AwsError } from '../../AwsError';
import { randomId } from '../randomId';
import { configRules, operation, recorders } from './tables';

const PutConfigRule = operation<PutConfigRuleRequest>()(
  ['ConfigRule'],
  [],
  ({ ConfigRule: given }, { state, region, caller }): object => {
    if (!recorders(state).values().length) {
      throw new AwsError(
        'NoAvailableConfigurationRecorderException',
        'Configuration recorder is not available to put config rule.',
      );
    }
    const { ConfigRuleName } = given;
    if (!ConfigRuleName || given.Source?.Owner !== 'AWS') {
      throw new AwsError(
        'InvalidParameterValueException',
        'local-aws serves managed rules with a name alone.',
      );
    }
    const existing = configRules(state).get(ConfigRuleName);
    const id = existing?.ConfigRuleId ?? `config-rule-${randomId(6)}`;
    const rule: ConfigRule = {
      ...given,
      ConfigRuleId: id,
      ConfigRuleArn: `arn:aws:config:${region}:${caller.accountId}:config-rule/${id}`,
      ConfigRuleState: 'ACTIVE',
    };
    configRules(state).set(ConfigRuleName, { ...rule, ConfigRuleName });
    return {};
  },
);

const DescribeConfigRules = operation<DescribeConfigRulesRequest>()(
  [],
  ['ConfigRuleNames'],
  ({ ConfigRuleNames }, { state }): DescribeConfigRulesResponse => ({
    ConfigRules: ConfigRuleNames?.length
      ? ConfigRuleNames.map(
          name => configRules(state).get(name) ?? absent(name),
        )
      : configRules(state).values(),
  }),
);

const DeleteConfigRule = operation<DeleteConfigRuleRequest>()(
  ['ConfigRuleName'],
  [],
  ({ ConfigRuleName }, { state }): object => {
    if (!configRules(state).delete(ConfigRuleName)) absent(ConfigRuleName);
    return {};
  },
);

/** @throws AwsError NoSuchConfigRuleException */
function absent(name: string): never {
  throw new AwsError(
    'NoSuchConfigRuleException',
    `The ConfigRule '${name}' provided in the request is invalid. Please check the configRule name`,
  );
}

export const configRuleOperations = {
  PutConfigRule,
  DescribeConfigRules,
  DeleteConfigRule,
};
