import { Endpoint, FirewallZone } from '../api';
import { domainSets, hasFirewall } from '../rules';
import { StatusData } from './facts';
import { Finding } from './finding';

const degraded = (reason: string): Finding => ({ status: 'degraded', reason });

/** One for each zone at most. */
export function firewallFindings({
  egressMode,
  zones,
}: StatusData['firewall']): Finding[] {
  if (hasFirewall(egressMode) && zones.length === 0) {
    return [degraded('AWS has no firewall for this environment')];
  }
  return zones.flatMap(zone => zoneFinding(zone) ?? []);
}

/** https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_FirewallStatus.html */
function zoneFinding({
  firewallName,
  zone,
  status,
  attachmentStatus,
  syncState,
}: FirewallZone): Finding | undefined {
  if (status === 'missing') {
    return degraded(`The firewall ${firewallName} is missing`);
  }
  if (status !== 'READY') {
    return degraded(`The firewall ${firewallName} is in the state ${status}`);
  }
  // An endpoint that scales passes traffic.
  if (![null, 'READY', 'SCALING'].includes(attachmentStatus)) {
    return degraded(
      `The endpoint of the firewall ${firewallName} in ${zone} is in the state ${attachmentStatus}`,
    );
  }
  if (syncState === null) {
    return {
      status: 'unknown',
      reason: `Whether the firewall ${firewallName} is in sync in ${zone} is not known`,
    };
  }
  return syncState === 'IN_SYNC'
    ? undefined
    : degraded(
        `The firewall ${firewallName} is not in sync in ${zone}: ${syncState}`,
      );
}

/** Network Firewall and DNS Firewall are to say the same of the team's domains. */
export function allowlistFindings({
  egressMode,
  team: { domains, resolverDomains },
}: StatusData['allowlist']): Finding[] {
  if (!hasFirewall(egressMode)) {
    return [];
  }
  if (resolverDomains === null) {
    return [degraded("DNS Firewall has no list of the team's domains")];
  }
  const resolved = domainSets.fromResolverDomains(resolverDomains);
  return resolved && domainSets.isSame(resolved, domainSets.normalForm(domains))
    ? []
    : [degraded("DNS Firewall has another list of the team's domains")];
}

/** Of the endpoints that the environment's tier and switches ask for. */
export function endpointsFindings({
  items,
}: StatusData['endpoints']): Finding[] {
  return items
    .filter(({ required }) => required)
    .flatMap(endpoint => endpointFinding(endpoint) ?? []);
}

function endpointFinding({
  serviceName,
  state,
  type,
  privateDns,
}: Endpoint): Finding | undefined {
  if (state === 'missing') {
    return degraded(`The endpoint ${serviceName} is missing`);
  }
  if (state !== 'available') {
    return degraded(`The endpoint ${serviceName} is in the state ${state}`);
  }
  return type === 'Interface' && privateDns === false
    ? degraded(`The endpoint ${serviceName} has private DNS switched off`)
    : undefined;
}
