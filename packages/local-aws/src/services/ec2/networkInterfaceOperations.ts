import type {
  CreateNetworkInterfaceRequest,
  CreateNetworkInterfaceResult,
  DeleteNetworkInterfaceRequest,
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  NetworkInterface,
  Tag,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { endpointGroups } from './endpointPlacement';
import {
  groupIdentifiers,
  networkInterfacesOf,
  newInterface,
} from './networkInterfaces';
import { operation } from './operation';
import { select } from './select';
import { NetworkInterfaceRecord, networkInterfaces, subnets } from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';

const CreateNetworkInterface = operation<CreateNetworkInterfaceRequest>()(
  ['SubnetId'],
  ['Groups', 'Description', 'TagSpecifications', 'ClientToken'],
  (input, context): CreateNetworkInterfaceResult => {
    const { state, caller } = context;
    const subnet = subnets.find(state, input.SubnetId);
    const tags = requestedTags(input.TagSpecifications, 'network-interface');
    const groups = endpointGroups(input.Groups, subnet.VpcId, context);
    const { networkInterfaceId, privateIpAddress } = newInterface(
      subnet,
      context,
    );
    addTags(context, networkInterfaceId, 'network-interface', tags);
    const record: NetworkInterfaceRecord = {
      NetworkInterfaceId: networkInterfaceId,
      SubnetId: subnet.SubnetId,
      VpcId: subnet.VpcId,
      AvailabilityZone: subnet.AvailabilityZone,
      Description: input.Description ?? '',
      Groups: groupIdentifiers(groups, context),
      InterfaceType: 'interface',
      OwnerId: caller.accountId,
      PrivateIpAddress: privateIpAddress,
      PrivateIpAddresses: [
        { Primary: true, PrivateIpAddress: privateIpAddress },
      ],
      RequesterManaged: caller.calledVia !== undefined,
      SourceDestCheck: true,
      Status: 'available',
    };
    networkInterfaces.rows(state).set(networkInterfaceId, record);
    return {
      NetworkInterface: tagSetOf(withTags(state, networkInterfaceId, record)),
    };
  },
);

const DescribeNetworkInterfaces = operation<DescribeNetworkInterfacesRequest>()(
  [],
  ['NetworkInterfaceIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, context): DescribeNetworkInterfacesResult => {
    const { items, NextToken } = select(
      networkInterfacesOf(context).map(record =>
        withTags(context.state, record.NetworkInterfaceId, record),
      ),
      input,
      {
        ids: input.NetworkInterfaceIds,
        idOf: ({ NetworkInterfaceId }) => NetworkInterfaceId,
        notFound: networkInterfaces.notFound,
        filters: {
          'availability-zone': item => item.AvailabilityZone,
          description: item => item.Description,
          'group-id': item => item.Groups.map(({ GroupId }) => GroupId),
          'interface-type': item => item.InterfaceType,
          'network-interface-id': item => item.NetworkInterfaceId,
          'private-ip-address': item => item.PrivateIpAddress,
          'requester-managed': item => item.RequesterManaged,
          status: item => item.Status,
          'subnet-id': item => item.SubnetId,
          'vpc-id': item => item.VpcId,
        },
      },
    );
    return { NetworkInterfaces: items.map(tagSetOf), NextToken };
  },
);

const DeleteNetworkInterface = operation<DeleteNetworkInterfaceRequest>()(
  ['NetworkInterfaceId'],
  [],
  (input, context): object => {
    const { state } = context;
    const id = input.NetworkInterfaceId;
    const found = networkInterfacesOf(context).find(
      ({ NetworkInterfaceId }) => NetworkInterfaceId === id,
    );
    if (!found) {
      throw networkInterfaces.notFound(id);
    }
    if (!networkInterfaces.rows(state).delete(id)) {
      throw new AwsError(
        'InvalidParameterValue',
        `Network interface '${id}' is currently in use.`,
      );
    }
    forgetTags(state, id);
    return {};
  },
);

/** This one answer names its tags differently. */
function tagSetOf({
  Tags,
  ...item
}: NetworkInterfaceRecord & { Tags: Tag[] }): NetworkInterface {
  return { ...item, TagSet: Tags };
}

export const networkInterfaceOperations = {
  CreateNetworkInterface,
  DescribeNetworkInterfaces,
  DeleteNetworkInterface,
};
