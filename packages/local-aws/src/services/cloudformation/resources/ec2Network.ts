import type { Tenancy } from '@aws-sdk/client-ec2';
import { tagSpecifications, updateTags } from './ec2Tags';
import { Tag } from './tags';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';

interface VpcProperties {
  readonly CidrBlock?: string;
  readonly EnableDnsHostnames?: boolean;
  readonly EnableDnsSupport?: boolean;
  readonly InstanceTenancy?: Tenancy;
  readonly Tags?: Tag[];
}

const vpc = resourceProvider<VpcProperties>({
  type: 'AWS::EC2::VPC',
  properties: [
    'CidrBlock',
    'EnableDnsHostnames',
    'EnableDnsSupport',
    'InstanceTenancy',
    'Tags',
  ],
  attributes: ['VpcId', 'CidrBlock', 'DefaultSecurityGroup'],
  async create(properties, context) {
    const { Vpc } = await context.call('ec2', 'CreateVpc', {
      CidrBlock: properties.CidrBlock,
      InstanceTenancy: properties.InstanceTenancy,
      TagSpecifications: tagSpecifications('vpc', properties.Tags),
    });
    const physicalId = required(Vpc?.VpcId, 'Vpc.VpcId');
    await setDnsAttributes(physicalId, {}, properties, context);
    return { physicalId };
  },
  async ready({ physicalId }, { call }) {
    const { Vpcs = [] } = await call('ec2', 'DescribeVpcs', {
      VpcIds: [physicalId],
    });
    if (Vpcs[0]?.State !== 'available') {
      return undefined;
    }
    const { SecurityGroups = [] } = await call(
      'ec2',
      'DescribeSecurityGroups',
      {
        Filters: [
          { Name: 'vpc-id', Values: [physicalId] },
          { Name: 'group-name', Values: ['default'] },
        ],
      },
    );
    return {
      VpcId: physicalId,
      CidrBlock: required(Vpcs[0].CidrBlock, 'Vpcs.CidrBlock'),
      DefaultSecurityGroup: required(
        SecurityGroups[0]?.GroupId,
        'SecurityGroups.GroupId',
      ),
    };
  },
  async update({ physicalId, properties: before }, after, context) {
    await setDnsAttributes(physicalId, before, after, context);
    await updateTags(physicalId, before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    await call('ec2', 'DeleteVpc', { VpcId: physicalId });
  },
});

/** EC2 takes one attribute for each call. A VPC begins with DNS support and without host names. */
async function setDnsAttributes(
  VpcId: string,
  before: VpcProperties,
  after: VpcProperties,
  { call }: ResourceContext,
): Promise<void> {
  const {
    EnableDnsSupport: support = true,
    EnableDnsHostnames: names = false,
  } = after;
  if (support !== (before.EnableDnsSupport ?? true)) {
    await call('ec2', 'ModifyVpcAttribute', {
      VpcId,
      EnableDnsSupport: { Value: support },
    });
  }
  if (names !== (before.EnableDnsHostnames ?? false)) {
    await call('ec2', 'ModifyVpcAttribute', {
      VpcId,
      EnableDnsHostnames: { Value: names },
    });
  }
}

interface SubnetProperties {
  readonly VpcId: string;
  readonly CidrBlock?: string;
  readonly AvailabilityZone?: string;
  readonly MapPublicIpOnLaunch?: boolean;
  readonly Tags?: Tag[];
}

const subnet = resourceProvider<SubnetProperties>({
  type: 'AWS::EC2::Subnet',
  properties: [
    'VpcId',
    'CidrBlock',
    'AvailabilityZone',
    'MapPublicIpOnLaunch',
    'Tags',
  ],
  attributes: ['SubnetId', 'VpcId', 'CidrBlock', 'AvailabilityZone'],
  async create(properties, { call }) {
    const { Subnet } = await call('ec2', 'CreateSubnet', {
      VpcId: properties.VpcId,
      CidrBlock: properties.CidrBlock,
      AvailabilityZone: properties.AvailabilityZone,
      TagSpecifications: tagSpecifications('subnet', properties.Tags),
    });
    const physicalId = required(Subnet?.SubnetId, 'Subnet.SubnetId');
    if (properties.MapPublicIpOnLaunch) {
      await call('ec2', 'ModifySubnetAttribute', {
        SubnetId: physicalId,
        MapPublicIpOnLaunch: { Value: true },
      });
    }
    return { physicalId };
  },
  async ready({ physicalId }, { call }) {
    const { Subnets = [] } = await call('ec2', 'DescribeSubnets', {
      SubnetIds: [physicalId],
    });
    const found = Subnets[0];
    return found?.State === 'available'
      ? {
          SubnetId: physicalId,
          VpcId: required(found.VpcId, 'Subnets.VpcId'),
          CidrBlock: required(found.CidrBlock, 'Subnets.CidrBlock'),
          AvailabilityZone: required(
            found.AvailabilityZone,
            'Subnets.AvailabilityZone',
          ),
        }
      : undefined;
  },
  async update({ physicalId, properties: before }, after, context) {
    const publicIp = after.MapPublicIpOnLaunch ?? false;
    if (publicIp !== (before.MapPublicIpOnLaunch ?? false)) {
      await context.call('ec2', 'ModifySubnetAttribute', {
        SubnetId: physicalId,
        MapPublicIpOnLaunch: { Value: publicIp },
      });
    }
    await updateTags(physicalId, before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    await call('ec2', 'DeleteSubnet', { SubnetId: physicalId });
  },
});

const internetGateway = resourceProvider<{ readonly Tags?: Tag[] }>({
  type: 'AWS::EC2::InternetGateway',
  properties: ['Tags'],
  attributes: ['InternetGatewayId'],
  async create({ Tags }, { call }) {
    const { InternetGateway } = await call('ec2', 'CreateInternetGateway', {
      TagSpecifications: tagSpecifications('internet-gateway', Tags),
    });
    const physicalId = required(
      InternetGateway?.InternetGatewayId,
      'InternetGateway.InternetGatewayId',
    );
    return { physicalId, attributes: { InternetGatewayId: physicalId } };
  },
  async update({ physicalId, properties: before }, after, context) {
    await updateTags(physicalId, before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    await call('ec2', 'DeleteInternetGateway', {
      InternetGatewayId: physicalId,
    });
  },
});

interface GatewayAttachmentProperties {
  readonly VpcId: string;
  readonly InternetGatewayId?: string;
}

const gatewayAttachment = resourceProvider<GatewayAttachmentProperties>({
  type: 'AWS::EC2::VPCGatewayAttachment',
  properties: ['VpcId', 'InternetGatewayId'],
  attributes: ['AttachmentType'],
  async create({ VpcId, InternetGatewayId }, { call }) {
    await call('ec2', 'AttachInternetGateway', { VpcId, InternetGatewayId });
    return {
      physicalId: `IGW|${VpcId}`,
      attributes: { AttachmentType: 'IGW' },
    };
  },
  async delete({ properties: { VpcId, InternetGatewayId } }, { call }) {
    await call('ec2', 'DetachInternetGateway', { VpcId, InternetGatewayId });
  },
});

export const ec2Network = [vpc, subnet, internetGateway, gatewayAttachment];
