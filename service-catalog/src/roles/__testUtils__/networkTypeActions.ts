import { registrySchema, type ResourceTypeActions } from './resourceTypeAction';

/** The VPC, its subnets, routes, gateways, groups and endpoints. */
export const NETWORK_TYPE_ACTIONS: ResourceTypeActions[] = [
  {
    type: 'AWS::EC2::VPC',
    create: [
      'ec2:CreateTags',
      'ec2:CreateVpc',
      'ec2:DescribeVpcAttribute',
      'ec2:DescribeVpcs',
      'ec2:ModifyVpcAttribute',
    ],
    read: [
      'ec2:DescribeNetworkAcls',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeVpcAttribute',
      'ec2:DescribeVpcs',
    ],
    update: [
      'ec2:CreateTags',
      'ec2:DeleteTags',
      'ec2:DescribeVpcAttribute',
      'ec2:ModifyVpcAttribute',
    ],
    delete: ['ec2:DeleteVpc', 'ec2:DescribeVpcs'],
    leftOut: {
      'ec2:CreateVpcEncryptionControl': 'VpcEncryptionControl is not set',
      'ec2:DescribeVpcEncryptionControls': 'VpcEncryptionControl is not set',
      'ec2:ModifyVpcTenancy': 'InstanceTenancy is not set',
    },
    source: registrySchema(
      '069cb8416a2b43f8a696f5476275d7cc2314061f',
      'aws-ec2-vpc',
    ),
  },
  {
    type: 'AWS::EC2::Subnet',
    create: [
      'ec2:CreateSubnet',
      'ec2:CreateTags',
      'ec2:DescribeSubnets',
      'ec2:ModifySubnetAttribute',
    ],
    read: ['ec2:DescribeNetworkAcls', 'ec2:DescribeSubnets'],
    update: [
      'ec2:CreateTags',
      'ec2:DeleteTags',
      'ec2:DescribeSubnets',
      'ec2:ModifySubnetAttribute',
    ],
    delete: ['ec2:DeleteSubnet', 'ec2:DescribeSubnets'],
    leftOut: {
      'ec2:AssociateSubnetCidrBlock': 'no IPv6',
      'ec2:DisassociateSubnetCidrBlock': 'no IPv6',
    },
    source: registrySchema(
      '092bd0b5368f7277e220b5b60701e1f83fe227a2',
      'aws-ec2-subnet',
    ),
  },
  {
    type: 'AWS::EC2::RouteTable',
    create: [
      'ec2:CreateRouteTable',
      'ec2:CreateTags',
      'ec2:DescribeRouteTables',
    ],
    read: ['ec2:DescribeRouteTables'],
    update: ['ec2:CreateTags', 'ec2:DeleteTags', 'ec2:DescribeRouteTables'],
    delete: ['ec2:DeleteRouteTable', 'ec2:DescribeRouteTables'],
    source: registrySchema(
      '0192c4cc65f0c8fddb18d594f3de23111afa93eb',
      'aws-ec2-routetable',
    ),
  },
  {
    type: 'AWS::EC2::Route',
    create: ['ec2:CreateRoute', 'ec2:DescribeRouteTables'],
    read: ['ec2:DescribeRouteTables'],
    update: ['ec2:DescribeRouteTables', 'ec2:ReplaceRoute'],
    delete: ['ec2:DeleteRoute', 'ec2:DescribeRouteTables'],
    source: registrySchema(
      '06d0ad12c8f49eda1a0b57fb990fefff577452e5',
      'aws-ec2-route',
    ),
  },
  {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    create: [
      'ec2:AssociateRouteTable',
      'ec2:DescribeRouteTables',
      'ec2:DescribeSubnets',
      'ec2:ReplaceRouteTableAssociation',
    ],
    read: ['ec2:DescribeRouteTables'],
    update: [],
    delete: [
      'ec2:DescribeRouteTables',
      'ec2:DescribeSubnets',
      'ec2:DisassociateRouteTable',
    ],
    source: registrySchema(
      '0a4178dc043a881a111e693619ab61a65702449c',
      'aws-ec2-subnetroutetableassociation',
    ),
  },
  {
    type: 'AWS::EC2::GatewayRouteTableAssociation',
    create: ['ec2:AssociateRouteTable', 'ec2:DescribeRouteTables'],
    read: ['ec2:DescribeRouteTables'],
    update: ['ec2:DescribeRouteTables', 'ec2:ReplaceRouteTableAssociation'],
    delete: ['ec2:DescribeRouteTables', 'ec2:DisassociateRouteTable'],
    source: registrySchema(
      'a561f9749d924d58b1c28c149b8dd3969eb6b83d',
      'aws-ec2-gatewayroutetableassociation',
    ),
  },
  {
    type: 'AWS::EC2::InternetGateway',
    create: ['ec2:CreateInternetGateway', 'ec2:CreateTags'],
    read: ['ec2:DescribeInternetGateways'],
    update: ['ec2:CreateTags', 'ec2:DeleteTags'],
    delete: ['ec2:DeleteInternetGateway'],
    source: registrySchema(
      '57deea334266f4e2e3bf647e88b01a1937300218',
      'aws-ec2-internetgateway',
    ),
  },
  {
    // The registry's schema names no handlers: the API's own actions. [UNV]
    type: 'AWS::EC2::VPCGatewayAttachment',
    create: ['ec2:AttachInternetGateway', 'ec2:DescribeInternetGateways'],
    read: ['ec2:DescribeInternetGateways'],
    update: [],
    delete: ['ec2:DescribeInternetGateways', 'ec2:DetachInternetGateway'],
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html',
  },
  {
    type: 'AWS::EC2::EIP',
    create: ['ec2:AllocateAddress', 'ec2:CreateTags', 'ec2:DescribeAddresses'],
    read: ['ec2:DescribeAddresses'],
    update: ['ec2:CreateTags', 'ec2:DeleteTags', 'ec2:DescribeAddresses'],
    delete: [
      'ec2:DescribeAddresses',
      'ec2:DisassociateAddress',
      'ec2:ReleaseAddress',
    ],
    leftOut: {
      'ec2:AcceptAddressTransfer': 'no address is transferred',
      'ec2:AssociateAddress': 'the NAT gateway associates its address itself',
    },
    source: registrySchema(
      '069cb8416a2b43f8a696f5476275d7cc2314061f',
      'aws-ec2-eip',
    ),
  },
  {
    type: 'AWS::EC2::NatGateway',
    create: [
      'ec2:CreateNatGateway',
      'ec2:CreateTags',
      'ec2:DescribeNatGateways',
    ],
    read: ['ec2:DescribeNatGateways'],
    update: ['ec2:CreateTags', 'ec2:DeleteTags', 'ec2:DescribeNatGateways'],
    delete: ['ec2:DeleteNatGateway', 'ec2:DescribeNatGateways'],
    leftOut: {
      'ec2:AssignPrivateNatGatewayAddress': 'no secondary addresses',
      'ec2:AssociateNatGatewayAddress': 'no secondary addresses',
      'ec2:DisassociateNatGatewayAddress': 'no secondary addresses',
      'ec2:UnassignPrivateNatGatewayAddress': 'no secondary addresses',
    },
    source: registrySchema(
      '03211f2e67372a908eda9dc3591fd52504f73783',
      'aws-ec2-natgateway',
    ),
  },
];
