import type { EgressMode } from 'backstage-plugin-secure-studio-common';
import type { Control } from './control';

const FIREWALL_MODES: readonly EgressMode[] = ['allowlist', 'denylist'];

/** What leaves an environment, and what comes in. */
export const egressControls: readonly Control[] = [
  {
    control: 'No internet',
    statement: 'No route leads out of the Studio subnets',
    modes: ['none'],
    tests: { 'controls/network.test.ts': ['T9 internet-free:'] },
  },
  {
    control: 'Allowlist',
    statement:
      'Listed domains pass; all others, look-alikes and connections without a name do not',
    modes: ['allowlist'],
    tests: { 'controls/firewall.test.ts': ['T10 allowlist:', 'T12 pip:'] },
  },
  {
    control: 'Denylist',
    statement:
      'Listed domains and the storage and APIs of AWS elsewhere are blocked from the start',
    modes: ['denylist'],
    tests: { 'controls/firewall.test.ts': ['T11 denylist:'] },
  },
  {
    control: 'Web traffic only',
    statement:
      'Whatever is not TCP to port 80 or 443 is dropped: SSH, QUIC, DNS to public resolvers, ICMP',
    modes: FIREWALL_MODES,
    tests: { 'controls/packets.test.ts': ['T14 in the mode %s'] },
  },
  {
    control: 'Fragments',
    statement: 'They go to the stateful rules and never pass by them',
    modes: FIREWALL_MODES,
    tests: { 'controls/packets.test.ts': ['T15 fragments:'] },
  },
  {
    control: 'DNS Firewall',
    statement: 'What the mode blocks is not resolved',
    modes: ['none', 'allowlist', 'denylist'],
    tests: { 'controls/dns.test.ts': ['T41 DNS:'] },
  },
  {
    control: 'DNS query log',
    statement: 'Every query is logged, encrypted and kept for a while',
    tests: {
      'controls/dns.test.ts': [
        'T41 every query is logged, encrypted and kept for a while',
      ],
    },
  },
  {
    control: 'No way around the firewall',
    statement:
      'Request and answer cross the same firewall, in their zone, in both placements',
    modes: FIREWALL_MODES,
    tests: { 'controls/network.test.ts': ['T16 symmetry:'] },
  },
  {
    control: 'Nothing comes in',
    statement:
      'The internet reaches no Studio address, and no security group lets an address in',
    tests: { 'controls/network.test.ts': ['T17 inbound:'] },
  },
];
