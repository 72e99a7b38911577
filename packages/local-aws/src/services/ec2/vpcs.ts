import type {
  CreateVpcRequest,
  CreateVpcResult,
  DeleteVpcRequest,
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  DescribeVpcsRequest,
  DescribeVpcsResult,
  ModifyVpcAttributeRequest,
  Vpc,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { formatCidr } from './cidr';
import { newId } from './ids';
import { networkInterfacesOf } from './networkInterfaces';
import { operation } from './operation';
import { quotas } from './quotas';
import { createMainRouteTable } from './routeTables';
import {
  createDefaultSecurityGroup,
  forgetSecurityGroup,
} from './securityGroups';
import { select } from './select';
import {
  internetGateways,
  routeTables,
  securityGroups,
  subnets,
  vpcEndpoints,
  VpcRecord,
  vpcs,
} from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';
import { networkCidr } from './vpcCidrBlocks';

const CreateVpc = operation<CreateVpcRequest>()(
  ['CidrBlock'],
  ['InstanceTenancy', 'TagSpecifications'],
  (input, context): CreateVpcResult => {
    const { state, caller } = context;
    const cidr = formatCidr(networkCidr(input.CidrBlock, 'InvalidVpc.Range'));
    const tags = requestedTags(input.TagSpecifications, 'vpc');
    if (vpcs.all(state).length >= quotas.vpcsPerRegion) {
      throw new AwsError(
        'VpcLimitExceeded',
        'The maximum number of VPCs has been reached.',
      );
    }
    const id = newId('vpc');
    addTags(context, id, 'vpc', tags);
    const record: VpcRecord = {
      vpc: {
        VpcId: id,
        CidrBlock: cidr,
        CidrBlockAssociationSet: [
          {
            AssociationId: newId('vpc-cidr-assoc'),
            CidrBlock: cidr,
            CidrBlockState: { State: 'associated' },
          },
        ],
        DhcpOptionsId: 'default',
        InstanceTenancy: input.InstanceTenancy ?? 'default',
        IsDefault: false,
        OwnerId: caller.accountId,
        State: 'available',
      },
      attributes: {
        enableDnsSupport: true,
        enableDnsHostnames: false,
        enableNetworkAddressUsageMetrics: false,
      },
      networkAclId: newId('acl'),
    };
    vpcs.rows(state).set(id, record);
    createMainRouteTable(context, record);
    createDefaultSecurityGroup(context, id);
    return { Vpc: { ...describeVpc(state)(record), State: 'pending' } };
  },
);

const DescribeVpcs = operation<DescribeVpcsRequest>()(
  [],
  ['VpcIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, { state }): DescribeVpcsResult => {
    const { items, NextToken } = select(
      vpcs.all(state).map(describeVpc(state)),
      input,
      {
        ids: input.VpcIds,
        idOf: ({ VpcId = '' }) => VpcId,
        notFound: vpcs.notFound,
        filters: {
          cidr: vpc => vpc.CidrBlock,
          'cidr-block-association.association-id': vpc =>
            vpc.CidrBlockAssociationSet?.map(
              ({ AssociationId }) => AssociationId,
            ),
          'cidr-block-association.cidr-block': vpc =>
            vpc.CidrBlockAssociationSet?.map(({ CidrBlock }) => CidrBlock),
          'cidr-block-association.state': vpc =>
            vpc.CidrBlockAssociationSet?.map(
              ({ CidrBlockState }) => CidrBlockState?.State,
            ),
          'dhcp-options-id': vpc => vpc.DhcpOptionsId,
          'is-default': vpc => vpc.IsDefault,
          'owner-id': vpc => vpc.OwnerId,
          state: vpc => vpc.State,
          'vpc-id': vpc => vpc.VpcId,
        },
      },
    );
    return { Vpcs: items, NextToken };
  },
);

const DescribeVpcAttribute = operation<DescribeVpcAttributeRequest>()(
  ['VpcId', 'Attribute'],
  [],
  (input, { state }): DescribeVpcAttributeResult => {
    const { attributes } = vpcs.find(state, input.VpcId);
    const VpcId = input.VpcId;
    switch (input.Attribute) {
      case 'enableDnsSupport':
        return {
          VpcId,
          EnableDnsSupport: { Value: attributes.enableDnsSupport },
        };
      case 'enableDnsHostnames':
        return {
          VpcId,
          EnableDnsHostnames: { Value: attributes.enableDnsHostnames },
        };
      case 'enableNetworkAddressUsageMetrics':
        return {
          VpcId,
          EnableNetworkAddressUsageMetrics: {
            Value: attributes.enableNetworkAddressUsageMetrics,
          },
        };
      default:
        throw new AwsError(
          'InvalidParameterValue',
          `Value (${input.Attribute}) for parameter attribute is invalid.`,
        );
    }
  },
);

const ModifyVpcAttribute = operation<ModifyVpcAttributeRequest>()(
  ['VpcId'],
  [
    'EnableDnsSupport',
    'EnableDnsHostnames',
    'EnableNetworkAddressUsageMetrics',
  ],
  (input, { state }): object => {
    const record = vpcs.find(state, input.VpcId);
    const changes = {
      enableDnsSupport: input.EnableDnsSupport?.Value,
      enableDnsHostnames: input.EnableDnsHostnames?.Value,
      enableNetworkAddressUsageMetrics:
        input.EnableNetworkAddressUsageMetrics?.Value,
    };
    const [[name, value] = [], ...others] = Object.entries(changes).filter(
      ([, change]) => change !== undefined,
    );
    // "You can't modify the DNS resolution and DNS hostnames attributes in the same request."
    if (name === undefined || others.length > 0) {
      throw new AwsError(
        'InvalidParameterCombination',
        'Exactly one attribute must be specified.',
      );
    }
    vpcs.rows(state).set(input.VpcId, {
      ...record,
      attributes: { ...record.attributes, [name]: value },
    });
    return {};
  },
);

const DeleteVpc = operation<DeleteVpcRequest>()(
  ['VpcId'],
  [],
  (input, context): object => {
    const { state } = context;
    const id = vpcs.find(state, input.VpcId).vpc.VpcId;
    const ownRouteTables = routeTables
      .all(state)
      .filter(({ VpcId }) => VpcId === id);
    const ownGroups = securityGroups
      .all(state)
      .filter(({ VpcId }) => VpcId === id);
    const inUse =
      subnets.all(state).some(({ VpcId }) => VpcId === id) ||
      internetGateways.all(state).some(({ vpcId }) => vpcId === id) ||
      vpcEndpoints.all(state).some(({ VpcId }) => VpcId === id) ||
      networkInterfacesOf(context).some(({ VpcId }) => VpcId === id) ||
      ownGroups.some(({ GroupName }) => GroupName !== 'default') ||
      ownRouteTables.some(
        ({ associations }) => !associations.some(a => a.main),
      );
    if (inUse) {
      throw new AwsError(
        'DependencyViolation',
        `The vpc '${id}' has dependencies and cannot be deleted.`,
      );
    }
    for (const { RouteTableId } of ownRouteTables) {
      routeTables.rows(state).delete(RouteTableId);
      forgetTags(state, RouteTableId);
    }
    for (const { GroupId } of ownGroups) {
      forgetSecurityGroup(state, GroupId);
    }
    vpcs.rows(state).delete(id);
    forgetTags(state, id);
    return {};
  },
);

function describeVpc(state: State) {
  return ({ vpc }: VpcRecord): Vpc => withTags(state, vpc.VpcId, vpc);
}

export const vpcOperations = {
  CreateVpc,
  DescribeVpcs,
  DescribeVpcAttribute,
  ModifyVpcAttribute,
  DeleteVpc,
};
