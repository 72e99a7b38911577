import type {
  Address,
  AllocateAddressRequest,
  AllocateAddressResult,
  DescribeAddressesRequest,
  DescribeAddressesResult,
  ReleaseAddressRequest,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { formatAddress, parseCidr } from './cidr';
import { newId } from './ids';
import { networkInterfacesOf } from './networkInterfaces';
import { operation } from './operation';
import { quotas } from './quotas';
import { select } from './select';
import { AddressRecord, addresses } from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';

/** Documentation addresses (RFC 5737), which nobody has. */
const firstPublicAddress = parseCidr('203.0.113.0/24')?.first ?? 0;

const AllocateAddress = operation<AllocateAddressRequest>()(
  [],
  ['Domain', 'TagSpecifications', 'NetworkBorderGroup', 'PublicIpv4Pool'],
  (input, context): AllocateAddressResult => {
    const { state, region } = context;
    requireDefault('domain', input.Domain, 'vpc');
    requireDefault('networkBorderGroup', input.NetworkBorderGroup, region);
    requireDefault('publicIpv4Pool', input.PublicIpv4Pool, 'amazon');
    const tags = requestedTags(input.TagSpecifications, 'elastic-ip');
    if (addresses.all(state).length >= quotas.elasticIpsPerRegion) {
      throw new AwsError(
        'AddressLimitExceeded',
        'The maximum number of addresses has been reached.',
      );
    }
    const id = newId('eipalloc');
    addTags(context, id, 'elastic-ip', tags);
    const record: AddressRecord = {
      AllocationId: id,
      PublicIp: freePublicAddress(context),
      Domain: 'vpc',
      NetworkBorderGroup: region,
      PublicIpv4Pool: 'amazon',
    };
    addresses.rows(state).set(id, record);
    return {
      AllocationId: id,
      PublicIp: record.PublicIp,
      Domain: 'vpc',
      NetworkBorderGroup: region,
      PublicIpv4Pool: 'amazon',
    };
  },
);

function requireDefault(
  parameter: string,
  value: string | undefined,
  only: string,
): void {
  if (value !== undefined && value !== only) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${value}) for parameter ${parameter} is invalid.`,
    );
  }
}

function freePublicAddress({ state }: CallContext): string {
  const taken = new Set(addresses.all(state).map(({ PublicIp }) => PublicIp));
  let address = firstPublicAddress + 1;
  while (taken.has(formatAddress(address))) {
    address += 1;
  }
  return formatAddress(address);
}

const DescribeAddresses = operation<DescribeAddressesRequest>()(
  [],
  ['AllocationIds', 'PublicIps', 'Filters'],
  (input, context): DescribeAddressesResult => {
    const all = addresses.all(context.state).map(describeAddress(context));
    const { items } = select(
      all.filter(
        ({ PublicIp = '' }) => input.PublicIps?.includes(PublicIp) ?? true,
      ),
      { Filters: input.Filters },
      {
        ids: input.AllocationIds,
        idOf: ({ AllocationId = '' }) => AllocationId,
        notFound: addresses.notFound,
        filters: {
          'allocation-id': address => address.AllocationId,
          'association-id': address => address.AssociationId,
          domain: address => address.Domain,
          'network-border-group': address => address.NetworkBorderGroup,
          'network-interface-id': address => address.NetworkInterfaceId,
          'network-interface-owner-id': address =>
            address.NetworkInterfaceOwnerId,
          'private-ip-address': address => address.PrivateIpAddress,
          'public-ip': address => address.PublicIp,
        },
      },
    );
    return { Addresses: items };
  },
);

const ReleaseAddress = operation<ReleaseAddressRequest>()(
  ['AllocationId'],
  ['NetworkBorderGroup'],
  (input, context): object => {
    const { state } = context;
    const address = describeAddress(context)(
      addresses.find(state, input.AllocationId),
    );
    if (address.AssociationId) {
      throw new AwsError(
        'InvalidIPAddress.InUse',
        `Address ${address.PublicIp} is in use.`,
      );
    }
    addresses.rows(state).delete(input.AllocationId);
    forgetTags(state, input.AllocationId);
    return {};
  },
);

function describeAddress(context: CallContext) {
  const interfaces = networkInterfacesOf(context);
  return (record: AddressRecord): Address => {
    const user = interfaces.find(
      ({ Association }) => Association?.AllocationId === record.AllocationId,
    );
    return withTags(context.state, record.AllocationId, {
      ...record,
      AssociationId: user?.Association?.AssociationId,
      NetworkInterfaceId: user?.NetworkInterfaceId,
      NetworkInterfaceOwnerId: user?.OwnerId,
      PrivateIpAddress: user?.PrivateIpAddress,
    });
  };
}

export const addressOperations = {
  AllocateAddress,
  DescribeAddresses,
  ReleaseAddress,
};
