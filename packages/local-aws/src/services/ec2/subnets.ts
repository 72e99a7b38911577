import type {
  CreateSubnetRequest,
  CreateSubnetResult,
  DeleteSubnetRequest,
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  ModifySubnetAttributeRequest,
  Subnet,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { Zone, zonesOf } from './availabilityZones';
import { contains, formatCidr, overlap, parseCidr, size } from './cidr';
import { newId } from './ids';
import { networkInterfacesOf } from './networkInterfaces';
import { operation } from './operation';
import { quotas } from './quotas';
import { select } from './select';
import { routeTables, SubnetRecord, subnets, VpcRecord, vpcs } from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';
import { blocksOf, networkCidr } from './vpcCidrBlocks';

/** "The first four IP addresses and the last IP address in each subnet CIDR block are not available." (Amazon VPC user guide) */
const reservedAddresses = 5;

const CreateSubnet = operation<CreateSubnetRequest>()(
  ['VpcId', 'CidrBlock'],
  ['AvailabilityZone', 'AvailabilityZoneId', 'TagSpecifications'],
  (input, context): CreateSubnetResult => {
    const { state, caller, region } = context;
    const vpcRecord = vpcs.find(state, input.VpcId);
    const { vpc } = vpcRecord;
    const zone = zoneOf(input, region);
    const tags = requestedTags(input.TagSpecifications, 'subnet');
    const cidr = freeCidr(input.CidrBlock, vpcRecord, context);
    const id = newId('subnet');
    addTags(context, id, 'subnet', tags);
    const record: SubnetRecord = {
      SubnetId: id,
      SubnetArn: `arn:aws:ec2:${region}:${caller.accountId}:subnet/${id}`,
      VpcId: vpc.VpcId,
      CidrBlock: cidr,
      AvailabilityZone: zone.name,
      AvailabilityZoneId: zone.id,
      AssignIpv6AddressOnCreation: false,
      DefaultForAz: false,
      EnableDns64: false,
      Ipv6CidrBlockAssociationSet: [],
      Ipv6Native: false,
      MapCustomerOwnedIpOnLaunch: false,
      MapPublicIpOnLaunch: false,
      OwnerId: caller.accountId,
      PrivateDnsNameOptionsOnLaunch: {
        HostnameType: 'ip-name',
        EnableResourceNameDnsARecord: false,
        EnableResourceNameDnsAAAARecord: false,
      },
      State: 'available',
      networkAclAssociationId: newId('aclassoc'),
    };
    subnets.rows(state).set(id, record);
    return { Subnet: describeSubnet(context)(record) };
  },
);

function zoneOf(
  {
    AvailabilityZone,
    AvailabilityZoneId,
  }: Pick<CreateSubnetRequest, 'AvailabilityZone' | 'AvailabilityZoneId'>,
  region: string,
): Zone {
  const zones = zonesOf(region);
  const zone = zones.find(({ name, id }) =>
    AvailabilityZone !== undefined
      ? name === AvailabilityZone
      : id === (AvailabilityZoneId ?? zones[0].id),
  );
  if (!zone) {
    const parameter = AvailabilityZone
      ? 'availabilityZone'
      : 'availabilityZoneId';
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${
        AvailabilityZone ?? AvailabilityZoneId
      }) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${zones
        .map(({ name }) => name)
        .join(', ')}.`,
    );
  }
  return zone;
}

function freeCidr(
  wanted: string,
  vpcRecord: VpcRecord,
  { state }: CallContext,
): string {
  const cidr = networkCidr(wanted, 'InvalidSubnet.Range');
  if (!blocksOf(vpcRecord).some(block => contains(block, cidr))) {
    throw new AwsError(
      'InvalidSubnet.Range',
      `The CIDR '${wanted}' is invalid.`,
    );
  }
  const siblings = subnets
    .all(state)
    .filter(({ VpcId }) => VpcId === vpcRecord.vpc.VpcId);
  for (const sibling of siblings) {
    const taken = parseCidr(sibling.CidrBlock);
    if (taken && overlap(taken, cidr)) {
      throw new AwsError(
        'InvalidSubnet.Conflict',
        `The CIDR '${wanted}' conflicts with another subnet`,
      );
    }
  }
  if (siblings.length >= quotas.subnetsPerVpc) {
    throw new AwsError(
      'SubnetLimitExceeded',
      'The maximum number of subnets has been reached.',
    );
  }
  return formatCidr(cidr);
}

const DescribeSubnets = operation<DescribeSubnetsRequest>()(
  [],
  ['SubnetIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, context): DescribeSubnetsResult => {
    const { items, NextToken } = select(
      subnets.all(context.state).map(describeSubnet(context)),
      input,
      {
        ids: input.SubnetIds,
        idOf: ({ SubnetId = '' }) => SubnetId,
        notFound: subnets.notFound,
        filters: {
          'availability-zone': subnet => subnet.AvailabilityZone,
          availabilityZone: subnet => subnet.AvailabilityZone,
          'availability-zone-id': subnet => subnet.AvailabilityZoneId,
          'available-ip-address-count': subnet =>
            subnet.AvailableIpAddressCount,
          'cidr-block': subnet => subnet.CidrBlock,
          cidr: subnet => subnet.CidrBlock,
          cidrBlock: subnet => subnet.CidrBlock,
          'default-for-az': subnet => subnet.DefaultForAz,
          'map-public-ip-on-launch': subnet => subnet.MapPublicIpOnLaunch,
          'owner-id': subnet => subnet.OwnerId,
          state: subnet => subnet.State,
          'subnet-arn': subnet => subnet.SubnetArn,
          'subnet-id': subnet => subnet.SubnetId,
          'vpc-id': subnet => subnet.VpcId,
        },
      },
    );
    return { Subnets: items, NextToken };
  },
);

const ModifySubnetAttribute = operation<ModifySubnetAttributeRequest>()(
  ['SubnetId'],
  ['MapPublicIpOnLaunch'],
  (input, { state }): object => {
    const record = subnets.find(state, input.SubnetId);
    if (input.MapPublicIpOnLaunch?.Value === undefined) {
      throw new AwsError(
        'InvalidParameterCombination',
        'Exactly one attribute must be specified.',
      );
    }
    subnets.rows(state).set(input.SubnetId, {
      ...record,
      MapPublicIpOnLaunch: input.MapPublicIpOnLaunch.Value,
    });
    return {};
  },
);

const DeleteSubnet = operation<DeleteSubnetRequest>()(
  ['SubnetId'],
  [],
  (input, context): object => {
    const { state } = context;
    const id = subnets.find(state, input.SubnetId).SubnetId;
    if (networkInterfacesOf(context).some(({ SubnetId }) => SubnetId === id)) {
      throw new AwsError(
        'DependencyViolation',
        `The subnet '${id}' has dependencies and cannot be deleted.`,
      );
    }
    for (const table of routeTables.all(state)) {
      routeTables.rows(state).set(table.RouteTableId, {
        ...table,
        associations: table.associations.filter(
          ({ subnetId }) => subnetId !== id,
        ),
      });
    }
    subnets.rows(state).delete(id);
    forgetTags(state, id);
    return {};
  },
);

function describeSubnet(context: CallContext) {
  const interfaces = networkInterfacesOf(context);
  return ({ networkAclAssociationId: _, ...subnet }: SubnetRecord): Subnet => {
    const cidr = parseCidr(subnet.CidrBlock);
    const used = interfaces.filter(
      ({ SubnetId }) => SubnetId === subnet.SubnetId,
    ).length;
    return withTags(context.state, subnet.SubnetId, {
      ...subnet,
      AvailableIpAddressCount:
        (cidr ? size(cidr) : 0) - reservedAddresses - used,
    });
  };
}

export const subnetOperations = {
  CreateSubnet,
  DescribeSubnets,
  ModifySubnetAttribute,
  DeleteSubnet,
};
