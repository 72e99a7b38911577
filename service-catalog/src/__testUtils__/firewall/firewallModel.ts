import type { Deployment } from '../deployment';
import type { AddressVariables } from './addressSet';
import { generatedRules, type DomainList } from './domainList';
import { suricataRules, type SuricataRule } from './suricataRule';

/** A stateful rule group with the meaning of its variables. */
export interface RuleGroup {
  readonly rules: SuricataRule[];
  readonly variables: AddressVariables;
}

/** A firewall policy as packets meet it. */
export interface FirewallModel {
  readonly statelessDefaultActions: string[];
  readonly statelessFragmentDefaultActions: string[];
  readonly statefulDefaultActions: string[];
  /** In the order of their priorities. */
  readonly ruleGroups: RuleGroup[];
}

interface PolicyProperties {
  readonly StatelessDefaultActions: string[];
  readonly StatelessFragmentDefaultActions: string[];
  readonly StatelessRuleGroupReferences?: unknown[];
  readonly StatefulDefaultActions?: string[];
  readonly StatefulEngineOptions?: { RuleOrder?: string };
  readonly StatefulRuleGroupReferences?: {
    ResourceArn: string;
    Priority: number;
  }[];
}

interface RuleGroupProperties {
  readonly RuleVariables?: {
    IPSets?: Record<string, { Definition: string[] }>;
  };
  readonly RulesSource: { RulesString?: string; RulesSourceList?: DomainList };
  readonly StatefulRuleOptions?: { RuleOrder?: string };
}

const STRICT_ORDER = 'STRICT_ORDER';

/**
 * The only firewall policy of a deployment, if it has one.
 *
 * @param allowlistsEndWithDrop - See {@link generatedRules}.
 * @throws Error for what the model cannot judge, such as another order of rules.
 */
export function firewallModel(
  deployment: Deployment,
  allowlistsEndWithDrop = false,
): FirewallModel | undefined {
  const policies = deployment.logicalIds(
    'AWS::NetworkFirewall::FirewallPolicy',
  );
  if (policies.length === 0) {
    return undefined;
  }
  const policy = deployment.properties(policies[0])
    .FirewallPolicy as PolicyProperties;
  const order = policy.StatefulEngineOptions?.RuleOrder;
  if (
    policies.length > 1 ||
    order !== STRICT_ORDER ||
    (policy.StatelessRuleGroupReferences ?? []).length > 0
  ) {
    throw new Error('The tests know one policy, in strict order, stateful');
  }
  return {
    statelessDefaultActions: policy.StatelessDefaultActions,
    statelessFragmentDefaultActions: policy.StatelessFragmentDefaultActions,
    statefulDefaultActions: policy.StatefulDefaultActions ?? [],
    ruleGroups: [...(policy.StatefulRuleGroupReferences ?? [])]
      .sort((one, other) => one.Priority - other.Priority)
      .map(({ ResourceArn }) =>
        ruleGroup(deployment, ResourceArn, allowlistsEndWithDrop),
      ),
  };
}

function ruleGroup(
  { attribute, logicalIds, properties }: Deployment,
  arn: string,
  allowlistsEndWithDrop: boolean,
): RuleGroup {
  const id = logicalIds('AWS::NetworkFirewall::RuleGroup').find(
    one => attribute(one, 'RuleGroupArn') === arn,
  );
  if (!id) {
    throw new Error(`No rule group ${arn}`);
  }
  const { RuleVariables, RulesSource, StatefulRuleOptions } = properties(id)
    .RuleGroup as RuleGroupProperties;
  if (StatefulRuleOptions?.RuleOrder !== STRICT_ORDER) {
    // A policy refuses a group of another order.
    throw new Error(`${id} is not in strict order`);
  }
  const { RulesString, RulesSourceList } = RulesSource;
  const text = RulesSourceList
    ? generatedRules(RulesSourceList, allowlistsEndWithDrop)
    : RulesString;
  if (text === undefined) {
    throw new Error(`${id} has rules that the tests do not know`);
  }
  return {
    rules: suricataRules(text),
    variables: Object.fromEntries(
      Object.entries(RuleVariables?.IPSets ?? {}).map(([name, set]) => [
        name,
        set.Definition,
      ]),
    ),
  };
}
