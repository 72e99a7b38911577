import type { NetworkInterface } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { formatAddress, parseCidr, size } from './cidr';
import { newId } from './ids';
import {
  lifecycleState,
  natGatewayDurations,
  vpcEndpointDurations,
} from './lifecycle';
import {
  NatGatewayRecord,
  natGateways,
  NetworkInterfaceRecord,
  networkInterfaces,
  OwnInterface,
  securityGroups,
  SubnetRecord,
  subnets,
  VpcEndpointRecord,
  vpcEndpoints,
} from './tables';

/**
 * Every network interface there is at this moment: those created by themselves, and
 * those that NAT gateways and endpoints have for as long as they exist.
 */
export function networkInterfacesOf(
  context: CallContext,
): NetworkInterfaceRecord[] {
  const { state } = context;
  return [
    ...networkInterfaces.all(state),
    ...natGateways
      .all(state)
      .filter(
        nat =>
          lifecycleState(nat, natGatewayDurations, context) !== 'deleted' &&
          !nat.FailureCode,
      )
      .map(nat => natInterface(nat, context)),
    ...vpcEndpoints
      .all(state)
      .filter(
        endpoint =>
          lifecycleState(endpoint, vpcEndpointDurations, context) !== 'deleted',
      )
      .flatMap(endpoint =>
        endpoint.networkInterfaces.map(own =>
          endpointInterface(endpoint, own, context),
        ),
      ),
  ];
}

/**
 * An interface with the lowest free address of a subnet.
 *
 * @throws InsufficientFreeAddressesInSubnet
 */
export function newInterface(
  subnet: SubnetRecord,
  context: CallContext,
): OwnInterface {
  const taken = new Set(
    networkInterfacesOf(context)
      .filter(({ SubnetId }) => SubnetId === subnet.SubnetId)
      .map(({ PrivateIpAddress }) => PrivateIpAddress),
  );
  const cidr = parseCidr(subnet.CidrBlock);
  const addresses = cidr ? size(cidr) : 0;
  // The first four addresses and the last one of a subnet are AWS's own.
  for (let offset = 4; offset < addresses - 1; offset += 1) {
    const address = formatAddress((cidr?.first ?? 0) + offset);
    if (!taken.has(address)) {
      return {
        networkInterfaceId: newId('eni'),
        subnetId: subnet.SubnetId,
        privateIpAddress: address,
        attachmentId: newId('ela-attach'),
      };
    }
  }
  throw new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `The specified subnet does not have enough free addresses to satisfy the request: ${subnet.SubnetId}`,
  );
}

function natInterface(
  nat: NatGatewayRecord,
  context: CallContext,
): NetworkInterfaceRecord {
  return {
    ...ownedInterface(nat.networkInterface, context),
    VpcId: nat.VpcId,
    Description: `Interface for NAT Gateway ${nat.NatGatewayId}`,
    InterfaceType: 'natGateway',
    Groups: [],
    SourceDestCheck: false,
    Association: nat.allocationId
      ? {
          AllocationId: nat.allocationId,
          AssociationId: nat.associationId,
          PublicIp: nat.publicIp,
          IpOwnerId: context.caller.accountId,
        }
      : undefined,
  };
}

function endpointInterface(
  endpoint: VpcEndpointRecord,
  own: OwnInterface,
  context: CallContext,
): NetworkInterfaceRecord {
  const balancer = endpoint.VpcEndpointType === 'GatewayLoadBalancer';
  return {
    ...ownedInterface(own, context),
    VpcId: endpoint.VpcId,
    Description: `VPC Endpoint Interface ${endpoint.VpcEndpointId}`,
    InterfaceType: balancer ? 'gateway_load_balancer_endpoint' : 'vpc_endpoint',
    Groups: groupIdentifiers(endpoint.securityGroupIds, context),
    SourceDestCheck: !balancer,
  };
}

/** The names of security groups beside their ids. */
export function groupIdentifiers(
  ids: readonly string[],
  { state }: CallContext,
) {
  return ids.map(GroupId => ({
    GroupId,
    GroupName: securityGroups.rows(state).get(GroupId)?.GroupName,
  }));
}

function ownedInterface(own: OwnInterface, { caller, state }: CallContext) {
  const { subnetId } = own;
  return {
    NetworkInterfaceId: own.networkInterfaceId,
    SubnetId: subnetId,
    AvailabilityZone: subnets.rows(state).get(subnetId)?.AvailabilityZone,
    OwnerId: caller.accountId,
    PrivateIpAddress: own.privateIpAddress,
    PrivateIpAddresses: [
      { Primary: true, PrivateIpAddress: own.privateIpAddress },
    ],
    RequesterManaged: true,
    Status: 'in-use' as const,
    Attachment: {
      AttachmentId: own.attachmentId,
      DeleteOnTermination: false,
      DeviceIndex: 1,
      InstanceOwnerId: 'amazon-aws',
      Status: 'attached' as const,
    },
  } satisfies NetworkInterface;
}
