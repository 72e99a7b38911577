import {
  EgressMode,
  Firewall,
  FirewallZone,
} from 'backstage-plugin-secure-studio-common';
import { NetworkFirewall } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack } from '../types';
import { choseFirewall, requireEgressMode } from './chosen';
import { listOutput, nameOfArn, requireOutput } from './outputs';

const UNKNOWN_ZONE = 'unknown';

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
    syncState: zoneSyncState(zone.syncStatuses, firewall.syncState),
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
  firewalls: { arn: string; found: NetworkFirewall | undefined }[],
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

export async function readFirewall(
  source: SectionSource,
  stack: KnownStack,
  previous: Firewall | null,
): Promise<Firewall> {
  const egressMode = requireEgressMode(stack);
  if (!choseFirewall(stack)) {
    return firewallSection(egressMode, [], previous);
  }
  requireOutput(stack.outputs, 'firewallArns');
  const arns = listOutput(stack.outputs, 'firewallArns');
  const firewalls = await Promise.all(
    arns.map(async arn => ({
      arn,
      found: await source.firewall(arn),
    })),
  );
  return firewallSection(egressMode, firewalls, previous);
}
