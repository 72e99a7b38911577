import { packetsOf, type Connection, type Packet } from './connection';
import type { FirewallModel } from './firewallModel';

/** A record in the alert log. */
export interface AlertRecord {
  readonly action: 'allowed' | 'blocked';
  readonly signature: string;
  readonly source: string;
  readonly serverName?: string;
  readonly host?: string;
}

export type Verdict = 'pass' | 'drop' | 'reject';

/** What becomes of a connection at the firewall. */
export interface Inspection {
  readonly verdict: Verdict;
  readonly records: AlertRecord[];
}

/** What becomes of one packet; without a verdict the packet goes on, and the next one is judged. */
interface Judgement {
  readonly verdict?: Verdict;
  readonly records: AlertRecord[];
}

/**
 * What a firewall does with a connection: the stateless default, then the ordered stateful rules
 * for each packet, then the default actions. A pass ends the inspection of the whole flow; an alert
 * does not end anything.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html
 */
export function inspect(
  firewall: FirewallModel,
  connection: Connection,
): Inspection {
  const stateless = statelessAction(firewall, connection);
  if (stateless !== 'aws:forward_to_sfe') {
    return { verdict: stateless === 'aws:pass' ? 'pass' : 'drop', records: [] };
  }
  const records: AlertRecord[] = [];
  for (const packet of packetsOf(connection)) {
    const judgement = judge(firewall, packet);
    records.push(...judgement.records);
    if (judgement.verdict) {
      return { verdict: judgement.verdict, records };
    }
    if (!packet.established && connection.protocol !== 'tcp') {
      // What the first packet of UDP or ICMP carries is out, whatever happens to the next one.
      return { verdict: 'pass', records };
    }
  }
  return { verdict: 'pass', records };
}

/**
 * Fragments of anything but UDP are dropped, whatever the policy says.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateless-default-actions.html
 */
function statelessAction(
  firewall: FirewallModel,
  { fragmented, protocol }: Connection,
): string {
  if (fragmented && protocol !== 'udp') {
    return 'aws:drop';
  }
  const [action, ...more] = fragmented
    ? firewall.statelessFragmentDefaultActions
    : firewall.statelessDefaultActions;
  if (
    !['aws:pass', 'aws:drop', 'aws:forward_to_sfe'].includes(action) ||
    more.length > 0
  ) {
    throw new Error(`The tests do not know the actions ${[action, ...more]}`);
  }
  return action;
}

function judge(firewall: FirewallModel, packet: Packet): Judgement {
  const records: AlertRecord[] = [];
  for (const { rules, variables } of firewall.ruleGroups) {
    for (const { action, matches, message } of rules) {
      if (matches(packet, variables)) {
        if (action === 'pass') {
          return { verdict: 'pass', records };
        }
        records.push(
          record(packet, action === 'alert' ? 'allowed' : 'blocked', message),
        );
        if (action !== 'alert') {
          return { verdict: action, records };
        }
      }
    }
  }
  const byDefault = judgeByDefault(firewall.statefulDefaultActions, packet);
  return { ...byDefault, records: [...records, ...byDefault.records] };
}

/** `strict` is about every packet, the others about those of established connections. */
const DEFAULT_ACTION =
  /^aws:(drop|alert)_(strict|established(?:_app_layer(?:_to_server)?)?)$/;

/** A default action that drops is silent; the log needs one that alerts beside it. */
function judgeByDefault(actions: string[], packet: Packet): Judgement {
  const applying = actions.filter(action => {
    const [, , scope] = DEFAULT_ACTION.exec(action) ?? [];
    if (!scope) {
      throw new Error(`The tests do not know the action ${action}`);
    }
    return scope === 'strict' || packet.established;
  });
  const drops = applying.some(action => action.startsWith('aws:drop_'));
  return {
    verdict: drops ? 'drop' : undefined,
    records: applying
      .filter(action => action.startsWith('aws:alert_'))
      .map(action =>
        record(packet, drops ? 'blocked' : 'allowed', `${action} action`),
      ),
  };
}

function record(
  { source, tls, http }: Packet,
  action: AlertRecord['action'],
  signature: string,
): AlertRecord {
  return {
    action,
    signature,
    source,
    serverName: tls?.serverName,
    host: http?.host,
  };
}
