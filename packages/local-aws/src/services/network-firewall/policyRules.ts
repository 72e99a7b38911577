import { FirewallPolicy } from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../service';
import { invalidRequest } from './errors';
import { findRuleGroup, ruleOrder } from './ruleGroups';

/**
 * Not raisable.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/quotas.html
 */
const MAX_STATEFUL_RULE_GROUPS = 20;
const STATELESS_ACTIONS = ['aws:pass', 'aws:drop', 'aws:forward_to_sfe'];
const STATEFUL_ACTIONS =
  /^aws:(drop_strict|alert_strict|(drop|alert)_established(_app_layer(_to_server)?)?)$/;

/**
 * The rules of a policy.
 * @throws AwsError InvalidRequestException, ResourceNotFoundException
 * @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_FirewallPolicy.html
 */
export function checkPolicy(
  policy: FirewallPolicy,
  context: CallContext,
): void {
  refuseUnserved(policy);
  const order =
    policy.StatefulEngineOptions?.RuleOrder ?? 'DEFAULT_ACTION_ORDER';
  checkStatelessActions('StatelessDefaultActions', policy);
  checkStatelessActions('StatelessFragmentDefaultActions', policy);
  checkStatefulActions(policy.StatefulDefaultActions ?? [], order);
  checkRuleGroups(policy, order, context);
}

function refuseUnserved(policy: FirewallPolicy): void {
  const {
    StatelessRuleGroupReferences: statelessGroups = [],
    StatelessCustomActions: customActions = [],
    TLSInspectionConfigurationArn: tlsInspection,
  } = policy;
  if (statelessGroups.length || customActions.length || tlsInspection) {
    throw invalidRequest(
      'local-aws does not serve stateless rule groups, custom actions and TLS inspection',
    );
  }
}

function checkStatelessActions(
  member: 'StatelessDefaultActions' | 'StatelessFragmentDefaultActions',
  policy: FirewallPolicy,
): void {
  const actions = policy[member] ?? [];
  if (actions.length !== 1 || !STATELESS_ACTIONS.includes(actions[0])) {
    throw invalidRequest(
      `${member} must have exactly one of ${STATELESS_ACTIONS.join(', ')}`,
    );
  }
}

function checkStatefulActions(actions: readonly string[], order: string): void {
  if (actions.length && order !== 'STRICT_ORDER') {
    throw invalidRequest(
      'StatefulDefaultActions are for the rule order STRICT_ORDER only',
    );
  }
  const wrong = actions.find(action => !STATEFUL_ACTIONS.test(action));
  if (wrong !== undefined) {
    throw invalidRequest(`Invalid stateful default action: ${wrong}`);
  }
  if (actions.filter(action => action.startsWith('aws:drop')).length > 1) {
    throw invalidRequest('At most one drop action may be a default action');
  }
}

function checkRuleGroups(
  policy: FirewallPolicy,
  order: string,
  context: CallContext,
): void {
  const references = policy.StatefulRuleGroupReferences ?? [];
  if (references.length > MAX_STATEFUL_RULE_GROUPS) {
    throw invalidRequest(
      `A policy takes at most ${MAX_STATEFUL_RULE_GROUPS} stateful rule groups`,
    );
  }
  for (const { ResourceArn } of references) {
    const { ruleGroup } = findRuleGroup({ RuleGroupArn: ResourceArn }, context);
    if (ruleOrder(ruleGroup) !== order) {
      throw invalidRequest(
        `The rule order of ${ResourceArn} is not that of the policy, ${order}`,
      );
    }
  }
  const priorities = references.map(({ Priority }) => Priority);
  if (order === 'STRICT_ORDER') {
    if (priorities.includes(undefined)) {
      throw invalidRequest('STRICT_ORDER requires a Priority for each group');
    }
    if (new Set(priorities).size < priorities.length) {
      throw invalidRequest('The Priority of each rule group must be unique');
    }
  }
}
