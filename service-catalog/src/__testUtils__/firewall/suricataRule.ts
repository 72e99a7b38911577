import { holdsAddress, type AddressVariables } from './addressSet';
import { BufferConditions, type Condition } from './bufferMatch';
import type { Packet } from './connection';
import { holdsPort } from './portSet';
import { ruleOptions } from './ruleOptions';

export type RuleAction = 'pass' | 'drop' | 'reject' | 'alert';

/** A stateful rule, as far as our rule groups use Suricata's language. */
export interface SuricataRule {
  readonly action: RuleAction;
  readonly message: string;
  readonly signatureId: number;
  matches(packet: Packet, variables: AddressVariables): boolean;
}

const HEAD =
  /^(pass|drop|reject|alert)\s+(\w+)\s+(\S+)\s+(\S+)\s+(->|<>)\s+(\S+)\s+(\S+)\s+\((.*)\)$/;

/** The rules of a text, without its comments and empty lines. */
export const suricataRules = (text: string): SuricataRule[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(suricataRule);

/** @throws Error for any keyword, protocol or value that the tests do not know. */
export function suricataRule(text: string): SuricataRule {
  const head = HEAD.exec(text);
  if (!head) {
    throw new Error(`Not a rule: ${text}`);
  }
  const [, action, protocol, source, sourcePorts, direction, ...rest] = head;
  const [destination, ports, options] = rest;
  if (sourcePorts !== 'any' || direction !== '->') {
    throw new Error(`The tests know rules from any port, one way: ${text}`);
  }
  const ofProtocol = protocolCondition(protocol);
  const { conditions, message, signatureId } = parseOptions(options);
  return {
    action: action as RuleAction,
    message,
    signatureId,
    matches: (packet, variables) =>
      ofProtocol(packet) &&
      holdsAddress(source, packet.source, variables) &&
      holdsAddress(destination, packet.destination, variables) &&
      holdsPort(ports, packet.port) &&
      conditions.every(condition => condition(packet)),
  };
}

function protocolCondition(protocol: string): Condition {
  switch (protocol) {
    case 'ip':
      return () => true;
    case 'tcp':
    case 'udp':
    case 'icmp':
      return packet => packet.protocol === protocol;
    case 'tls':
      return packet => packet.protocol === 'tcp' && packet.tls !== undefined;
    case 'http':
      return packet => packet.protocol === 'tcp' && packet.http !== undefined;
    default:
      throw new Error(`The tests do not know the protocol ${protocol}`);
  }
}

function parseOptions(text: string) {
  const buffers = new BufferConditions();
  const conditions: Condition[] = [];
  let message = '';
  let signatureId = 0;
  for (const option of ruleOptions(text)) {
    const { keyword, value = '' } = option;
    switch (keyword) {
      case 'msg':
        message = value.replace(/^"|"$/g, '');
        break;
      case 'sid':
        signatureId = Number(value);
        break;
      case 'rev':
      case 'priority':
        break;
      case 'flow':
        conditions.push(...value.split(',').map(flowCondition));
        break;
      case 'ssl_state':
        conditions.push(clientHello(value));
        break;
      default:
        if (!buffers.take(option)) {
          throw new Error(`The tests do not know the keyword ${keyword}`);
        }
    }
  }
  if (!Number.isInteger(signatureId) || signatureId < 1) {
    throw new Error(`A rule without a signature id: ${text}`);
  }
  return {
    conditions: [...conditions, ...buffers.conditions()],
    message,
    signatureId,
  };
}

/** Our packets all go to the server. */
function flowCondition(flow: string): Condition {
  switch (flow.trim()) {
    case 'to_server':
    case 'from_client':
      return () => true;
    case 'to_client':
    case 'from_server':
      return () => false;
    case 'established':
      return ({ established }) => established;
    case 'not_established':
      return ({ established }) => !established;
    default:
      throw new Error(`The tests do not know the flow ${flow}`);
  }
}

function clientHello(state: string): Condition {
  if (state !== 'client_hello') {
    throw new Error(`The tests do not know the TLS state ${state}`);
  }
  return ({ tls }) => tls !== undefined;
}
