import type { CreateVpcEndpointRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { EndpointService, findEndpointService } from './endpointServices';
import { gatewayPrefixList } from './prefixLists';
import { quotas } from './quotas';
import {
  routeTables,
  securityGroups,
  SubnetRecord,
  subnets,
  VpcEndpointRecord,
  vpcEndpoints,
  VpcRecord,
} from './tables';

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameter', message);
}

/** The endpoints that are not being deleted. */
export function liveEndpoints({ state }: CallContext): VpcEndpointRecord[] {
  return vpcEndpoints.all(state).filter(({ deletedAt }) => !deletedAt);
}

/** Members that go with one type of endpoint alone (API reference, CreateVpcEndpoint). */
export function requireMembersOfType(
  type: VpcEndpointRecord['VpcEndpointType'],
  input: CreateVpcEndpointRequest,
): void {
  const foreign: Array<keyof CreateVpcEndpointRequest> = {
    Gateway: ['SubnetIds', 'SecurityGroupIds', 'PrivateDnsEnabled'] as const,
    Interface: ['RouteTableIds'] as const,
    GatewayLoadBalancer: [
      'RouteTableIds',
      'SecurityGroupIds',
      'PolicyDocument',
    ] as const,
  }[type].slice();
  for (const member of foreign) {
    const value = input[member];
    const given = Array.isArray(value) ? value.length > 0 : Boolean(value);
    if (given) {
      throw invalidParameter(
        `${member} cannot be specified for an endpoint of the type ${type}.`,
      );
    }
  }
}

/** @throws VpcEndpointLimitExceeded */
export function requireEndpointQuota(
  type: VpcEndpointRecord['VpcEndpointType'],
  vpcId: string,
  context: CallContext,
): void {
  const isGateway = type === 'Gateway';
  const counted = liveEndpoints(context).filter(endpoint =>
    isGateway
      ? endpoint.VpcEndpointType === 'Gateway'
      : endpoint.VpcEndpointType !== 'Gateway' && endpoint.VpcId === vpcId,
  );
  const limit = isGateway
    ? quotas.gatewayEndpointsPerRegion
    : quotas.interfaceEndpointsPerVpc;
  if (counted.length >= limit) {
    throw new AwsError(
      'VpcEndpointLimitExceeded',
      'The maximum number of VPC endpoints has been reached.',
    );
  }
}

/** Route tables for a gateway endpoint: in its VPC, and without a route to the same service. */
export function placeInRouteTables(
  ids: readonly string[],
  serviceName: string,
  vpcId: string,
  context: CallContext,
): string[] {
  const prefixList = gatewayPrefixList(serviceName, context.region)?.id;
  for (const id of ids) {
    if (routeTables.find(context.state, id).VpcId !== vpcId) {
      throw invalidParameter(
        `Route table ${id} does not belong to the VPC ${vpcId}.`,
      );
    }
    const taken = liveEndpoints(context).some(
      ({ ServiceName, RouteTableIds }) =>
        ServiceName === serviceName && RouteTableIds.includes(id),
    );
    if (taken) {
      throw new AwsError(
        'RouteAlreadyExists',
        `route table ${id} already has a route with destination-prefix-list-id ${prefixList}`,
      );
    }
  }
  return [...ids];
}

/** Subnets for an endpoint: in its VPC, one in each zone. */
export function placeInSubnets(
  ids: readonly string[],
  vpcId: string,
  { state }: CallContext,
): SubnetRecord[] {
  const placed = ids.map(id => subnets.find(state, id));
  const zones = new Set<string>();
  for (const { SubnetId, VpcId, AvailabilityZone } of placed) {
    if (VpcId !== vpcId) {
      throw invalidParameter(
        `The subnet ID '${SubnetId}' is invalid: it does not belong to the VPC ${vpcId}.`,
      );
    }
    if (zones.has(AvailabilityZone)) {
      throw new AwsError(
        'DuplicateSubnetsInSameZone',
        `Found another VPC endpoint subnet in the availability zone of ${SubnetId}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
      );
    }
    zones.add(AvailabilityZone);
  }
  return placed;
}

/** @throws InvalidParameter where the zone of a subnet lacks the service. */
export function requireServiceInZones(
  serviceName: string,
  placed: readonly SubnetRecord[],
  { faults }: CallContext,
): void {
  for (const { SubnetId, AvailabilityZone } of placed) {
    if (faults.lacksEndpointService(serviceName, AvailabilityZone)) {
      // Words: https://docs.pingcap.com/tidbcloud/set-up-private-endpoint-connections
      throw invalidParameter(
        `The VPC endpoint service ${serviceName} does not support the availability zone of the subnet: ${SubnetId}.`,
      );
    }
  }
}

/** The security groups of an interface endpoint; the VPC's default one where none is named. */
export function endpointGroups(
  ids: readonly string[] | undefined,
  vpcId: string,
  { state }: CallContext,
): string[] {
  if (!ids?.length) {
    return securityGroups
      .all(state)
      .filter(
        ({ VpcId, GroupName }) => VpcId === vpcId && GroupName === 'default',
      )
      .map(({ GroupId }) => GroupId);
  }
  if (ids.length > quotas.securityGroupsPerNetworkInterface) {
    throw new AwsError(
      'SecurityGroupsPerInterfaceLimitExceeded',
      'The maximum number of security groups per interface has been reached.',
    );
  }
  for (const id of ids) {
    if (securityGroups.find(state, id).VpcId !== vpcId) {
      throw new AwsError(
        'InvalidGroup.NotFound',
        `The security group '${id}' does not exist in VPC '${vpcId}'`,
      );
    }
  }
  return [...new Set(ids)];
}

/** What private DNS needs (Amazon VPC user guide, "Private DNS for interface endpoints"). */
export function requirePrivateDns(
  service: EndpointService,
  { vpc, attributes }: VpcRecord,
  context: CallContext,
): void {
  if (!attributes.enableDnsSupport || !attributes.enableDnsHostnames) {
    throw invalidParameter(
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc.VpcId}.`,
    );
  }
  const domain = privateDomain(service);
  const clashes = liveEndpoints(context).some(
    endpoint =>
      endpoint.VpcId === vpc.VpcId &&
      endpoint.PrivateDnsEnabled &&
      privateDomain(
        findEndpointService(endpoint.ServiceName, context.region),
      ) === domain,
  );
  // Words: https://docs.pingcap.com/tidbcloud/set-up-private-endpoint-connections
  if (clashes) {
    throw invalidParameter(
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${domain} in the VPC ${vpc.VpcId}`,
    );
  }
}

function privateDomain({ name, privateDnsName = name }: EndpointService) {
  return privateDnsName.replace(/^\*\./, '');
}

/** "The policy must be in valid JSON format", at most 20,480 characters. */
export function endpointPolicy(document: string): string {
  if (document.length > 20_480 || !isPolicy(document)) {
    throw new AwsError(
      'InvalidPolicyDocument',
      'The policy document of the endpoint is not valid: it must be a JSON policy of at most 20480 characters.',
    );
  }
  return document;
}

function isPolicy(document: string): boolean {
  try {
    const policy: unknown = JSON.parse(document);
    return (
      typeof policy === 'object' && policy !== null && 'Statement' in policy
    );
  } catch {
    return false;
  }
}
