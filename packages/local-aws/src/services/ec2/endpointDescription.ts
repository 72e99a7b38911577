import type { DnsEntry, VpcEndpoint } from '@aws-sdk/client-ec2';
import { CallContext } from '../../service';
import { findEndpointService } from './endpointServices';
import { lifecycleState, vpcEndpointDurations } from './lifecycle';
import { groupIdentifiers } from './networkInterfaces';
import { subnets, VpcEndpointRecord } from './tables';
import { withTags } from './tags';

/** An endpoint as the API answers it. */
export function describeVpcEndpoint(context: CallContext) {
  return (record: VpcEndpointRecord): VpcEndpoint => {
    const {
      createdAt,
      deletedAt: _,
      securityGroupIds,
      networkInterfaces,
      ...endpoint
    } = record;
    const isInterface = endpoint.VpcEndpointType === 'Interface';
    return withTags(context.state, endpoint.VpcEndpointId, {
      ...endpoint,
      State: wireState(record, context),
      ServiceRegion: context.region,
      CreationTimestamp: new Date(createdAt),
      Groups: groupIdentifiers(securityGroupIds, context),
      NetworkInterfaceIds: networkInterfaces.map(
        ({ networkInterfaceId }) => networkInterfaceId,
      ),
      DnsEntries: isInterface ? dnsEntries(record, context) : [],
      DnsOptions: isInterface
        ? { DnsRecordIpType: 'ipv4' as const }
        : undefined,
    });
  };
}

/** The SDK's enum is in Pascal case, the wire in camel case ("available"). */
function wireState(record: VpcEndpointRecord, context: CallContext) {
  return lifecycleState(
    record,
    vpcEndpointDurations,
    context,
  ) as string as VpcEndpoint['State'];
}

/** The names that lead to an interface endpoint: of its own, of each zone, and the service's private one. */
function dnsEntries(
  {
    VpcEndpointId,
    ServiceName,
    SubnetIds,
    PrivateDnsEnabled,
  }: VpcEndpointRecord,
  { state, region }: CallContext,
): DnsEntry[] {
  const { privateDnsName } = findEndpointService(ServiceName, region);
  const service = (privateDnsName ?? ServiceName)
    .replace(/^\*\./, '')
    .split('.')[0];
  const suffix = VpcEndpointId.slice(-8);
  const domain = `${service}.${region}.vpce.amazonaws.com`;
  const zones = SubnetIds.flatMap(
    id => subnets.rows(state).get(id)?.AvailabilityZone ?? [],
  );
  return [
    `${VpcEndpointId}-${suffix}.${domain}`,
    ...zones.map(zone => `${VpcEndpointId}-${suffix}-${zone}.${domain}`),
    ...(PrivateDnsEnabled && privateDnsName ? [privateDnsName] : []),
  ].map(DnsName => ({ DnsName, HostedZoneId: 'Z7HUB22UULQXV' }));
}
