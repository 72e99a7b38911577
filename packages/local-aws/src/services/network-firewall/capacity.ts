import { RulesSource } from '@aws-sdk/client-network-firewall';
import { invalidRequest } from './errors';

/**
 * `.example.com` or `example.com`: no scheme, port, path or `*`.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_RulesSourceList.html
 */
const TARGET =
  /^\.?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** Action, protocol, source, port, direction, destination, port and options of a Suricata rule. */
const RULE =
  /^(?:pass|drop|reject|alert)\s+\S+\s+.+\s+(?:->|<>)\s+.+\s+\(.*;\s*\)$/;

/**
 * How much of a rule group's capacity its rules take.
 * @throws AwsError InvalidRequestException when they are not well formed.
 */
export function consumedCapacity(source: RulesSource | undefined): number {
  if (source?.RulesString !== undefined) {
    return checkedRules(source.RulesString).length;
  }
  if (source?.RulesSourceList) {
    const { Targets = [], TargetTypes = [] } = source.RulesSourceList;
    const wrong = Targets.find(target => !TARGET.test(target));
    if (wrong !== undefined) {
      throw invalidRequest(`Domain name is not valid, parameter: [${wrong}]`);
    }
    // One rule for each domain and type, and one more for each type: https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateful-rule-groups-domain-names.html
    return Targets.length * TargetTypes.length + TargetTypes.length;
  }
  if (source?.StatefulRules) return source.StatefulRules.length;
  throw invalidRequest(
    'local-aws serves RulesString, RulesSourceList and StatefulRules only',
  );
}

/**
 * @throws AwsError InvalidRequestException with AWS's text, class [UNV].
 * @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_CreateRuleGroup.html
 */
export function checkCapacity(consumed: number, capacity: number): void {
  if (consumed > capacity) {
    throw invalidRequest(
      `StatefulRules capacity exceeded: ${consumed} of ${capacity}`,
    );
  }
}

function checkedRules(text: string): string[] {
  const rules = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  const wrong = rules.find(rule => !RULE.test(rule));
  if (wrong !== undefined) {
    throw invalidRequest(`Illegal rule format, rule: ${wrong}`);
  }
  const sids = rules.map(rule => /\bsid:\s*(\d+)\s*;/.exec(rule)?.[1]);
  const withoutSid = rules.find((_rule, index) => sids[index] === undefined);
  if (withoutSid !== undefined) {
    throw invalidRequest(`Rule has no sid, rule: ${withoutSid}`);
  }
  const repeated = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (repeated !== undefined) {
    throw invalidRequest(`Duplicate sid ${repeated} in the rule group`);
  }
  return rules;
}
