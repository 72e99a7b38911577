import type { Connection } from '../../__testUtils__/firewall/connection';
import {
  firewallModel,
  type FirewallModel,
} from '../../__testUtils__/firewall/firewallModel';
import {
  inspect,
  type Inspection,
} from '../../__testUtils__/firewall/inspection';
import type { Environment } from './environment';

/** An address in the first Studio subnet of the default ranges. */
const WORKLOAD = '10.2.3.14';
const SERVER = '93.184.216.34';

const to = (rest: Partial<Connection>): Connection => ({
  source: WORKLOAD,
  destination: SERVER,
  protocol: 'tcp',
  port: 443,
  ...rest,
});

/** TLS to a server; without a name, as a client that hides where it goes. */
export const https = (serverName?: string): Connection =>
  to({ tls: { serverName } });

export const http = (host?: string): Connection =>
  to({ port: 80, http: { host } });

/** What is neither HTTP nor TLS, by what it is. */
export const NOT_WEB: [string, Connection][] = [
  ['SSH on TCP 22', to({ port: 22 })],
  ['a shell on TCP 4444', to({ port: 4444 })],
  ['TLS on TCP 8443', to({ port: 8443, tls: { serverName: 'kaggle.com' } })],
  ['something else on TCP 443', to({})],
  ['QUIC on UDP 443', to({ protocol: 'udp' })],
  [
    'DNS on UDP 53 to a public resolver',
    to({ protocol: 'udp', port: 53, destination: '8.8.8.8' }),
  ],
  ['NTP on UDP 123', to({ protocol: 'udp', port: 123 })],
  ['ICMP', to({ protocol: 'icmp', port: undefined })],
  [
    'fragmented UDP',
    to({ protocol: 'udp', port: 53, destination: '8.8.8.8', fragmented: true }),
  ],
  ['fragmented TCP', to({ fragmented: true })],
];

/**
 * Tries connections at the firewall of an environment. Whether an allowlist ends with a drop of its
 * own in strict order is [UNV]: whoever asserts something asserts it for both.
 */
export function firewallsOf(deployed: Environment): FirewallModel[] {
  return [false, true].map(allowlistsEndWithDrop => {
    const model = firewallModel(deployed, allowlistsEndWithDrop);
    if (!model) {
      throw new Error('The environment has no firewall');
    }
    return model;
  });
}

export const inspections = (
  deployed: Environment,
  connection: Connection,
): Inspection[] =>
  firewallsOf(deployed).map(model => inspect(model, connection));

/** What becomes of a connection, whatever is [UNV]. */
export function verdict(deployed: Environment, connection: Connection): string {
  return [
    ...new Set(inspections(deployed, connection).map(one => one.verdict)),
  ].join(' or ');
}
