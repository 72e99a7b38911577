import {
  EgressMode,
  Firewall,
  FirewallZone,
} from 'backstage-plugin-secure-studio-common';
import { NetworkFirewall } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack } from '../types';
import { choseFirewall } from './chosen';
import { listOutput, nameOfArn, requireOutput } from './outputs';

const UNKNOWN_ZONE = 'unknown';

/** A firewall of the stack's; undefined where AWS has it no more. */
export interface ReadFirewall {
  readonly arn: string;
  readonly found: NetworkFirewall | undefined;
}

/** The least of what the policy and the rule groups say in one zone. */
function zoneSyncState(
  statuses: string[],
  summary: string | undefined,
): string | null {
  if (statuses.length === 0) {
    return summary ?? null;
  }
  return statuses.find(status => status !== 'IN_SYNC') ?? 'IN_SYNC';
}

function zonesOf(firewall: NetworkFirewall): FirewallZone[] {
  const status = firewall.status ?? 'PROVISIONING';
  if (firewall.zones.length === 0) {
    return [
      {
        zone: UNKNOWN_ZONE,
        firewallName: firewall.name,
        status,
        syncState: firewall.syncState ?? null,
        attachmentStatus: null,
        statusMessage: null,
        endpointId: null,
        subnetId: null,
      },
    ];
  }
  return firewall.zones.map(zone => ({
    zone: zone.zone,
    firewallName: firewall.name,
    status,
    syncState: zoneSyncState(
      Object.values(zone.config).map(({ syncStatus }) => syncStatus),
      firewall.syncState,
    ),
    attachmentStatus: zone.attachmentStatus ?? null,
    statusMessage: zone.statusMessage ?? null,
    endpointId: zone.endpointId ?? null,
    subnetId: zone.subnetId ?? null,
  }));
}

function missingZone(arn: string, previous: Firewall | null): FirewallZone {
  const firewallName = nameOfArn(arn);
  const last = previous?.zones.find(zone => zone.firewallName === firewallName);
  return {
    zone: last?.zone ?? UNKNOWN_ZONE,
    firewallName,
    status: 'missing',
    syncState: null,
    attachmentStatus: null,
    statusMessage: null,
    endpointId: null,
    subnetId: null,
  };
}

/** The firewall section: one firewall per zone, all with the same policy. */
export function firewallSection(
  egressMode: EgressMode,
  firewalls: readonly ReadFirewall[],
  previous: Firewall | null,
): Firewall {
  const policyArn = firewalls.find(({ found }) => found)?.found?.policyArn;
  return {
    egressMode,
    policyName: policyArn ? nameOfArn(policyArn) : null,
    zones: firewalls
      .flatMap(({ arn, found }) =>
        found ? zonesOf(found) : [missingZone(arn, previous)],
      )
      .sort((a, b) => a.zone.localeCompare(b.zone)),
  };
}

/** The firewalls that the stack names; none where none was chosen. */
export async function readFirewalls(
  source: SectionSource,
  stack: KnownStack,
): Promise<ReadFirewall[]> {
  if (!choseFirewall(stack)) {
    return [];
  }
  requireOutput(stack.outputs, 'firewallArns');
  return Promise.all(
    listOutput(stack.outputs, 'firewallArns').map(async arn => ({
      arn,
      found: await source.firewall(arn),
    })),
  );
}

/** The update tokens of these objects, where each is in sync at one version in every zone. */
export function tokensInSync(
  firewalls: readonly ReadFirewall[],
  arns: readonly string[],
): string[] | undefined {
  const tokens = arns.map(arn => {
    const states = firewalls.flatMap(({ found }) =>
      found ? found.zones.map(({ config }) => config[arn]) : [undefined],
    );
    const [first] = states;
    return states.every(
      state =>
        state?.syncStatus === 'IN_SYNC' &&
        state.updateToken === first?.updateToken,
    )
      ? first?.updateToken
      : undefined;
  });
  return tokens.every((token): token is string => Boolean(token))
    ? tokens
    : undefined;
}
