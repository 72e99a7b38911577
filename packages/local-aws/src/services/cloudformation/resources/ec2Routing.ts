import { tagSpecifications, updateTags } from './ec2Tags';
import { Tag } from './tags';
import { required } from './required';
import { resourceProvider } from './ResourceProvider';

interface RouteTableProperties {
  readonly VpcId: string;
  readonly Tags?: Tag[];
}

const routeTable = resourceProvider<RouteTableProperties>({
  type: 'AWS::EC2::RouteTable',
  properties: ['VpcId', 'Tags'],
  attributes: ['RouteTableId'],
  async create({ VpcId, Tags }, { call }) {
    const { RouteTable } = await call('ec2', 'CreateRouteTable', {
      VpcId,
      TagSpecifications: tagSpecifications('route-table', Tags),
    });
    const physicalId = required(
      RouteTable?.RouteTableId,
      'RouteTable.RouteTableId',
    );
    return { physicalId, attributes: { RouteTableId: physicalId } };
  },
  async update({ physicalId, properties: before }, after, context) {
    await updateTags(physicalId, before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    await call('ec2', 'DeleteRouteTable', { RouteTableId: physicalId });
  },
});

interface RouteProperties {
  readonly RouteTableId: string;
  readonly DestinationCidrBlock?: string;
  readonly GatewayId?: string;
  readonly NatGatewayId?: string;
  readonly VpcEndpointId?: string;
}

const route = resourceProvider<RouteProperties>({
  type: 'AWS::EC2::Route',
  properties: [
    'RouteTableId',
    'DestinationCidrBlock',
    'GatewayId',
    'NatGatewayId',
    'VpcEndpointId',
  ],
  attributes: ['CidrBlock'],
  async create(properties, { call }) {
    await call('ec2', 'CreateRoute', properties);
    const { RouteTableId, DestinationCidrBlock = '' } = properties;
    return {
      physicalId: `${RouteTableId}|${DestinationCidrBlock}`,
      attributes: { CidrBlock: DestinationCidrBlock },
    };
  },
  async update(_existing, properties, { call }) {
    await call('ec2', 'ReplaceRoute', properties);
  },
  async delete({ properties }, { call }) {
    const { RouteTableId, DestinationCidrBlock } = properties;
    await call('ec2', 'DeleteRoute', { RouteTableId, DestinationCidrBlock });
  },
});

interface SubnetAssociationProperties {
  readonly RouteTableId: string;
  readonly SubnetId: string;
}

const subnetAssociation = resourceProvider<SubnetAssociationProperties>({
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  properties: ['RouteTableId', 'SubnetId'],
  attributes: ['Id'],
  async create({ RouteTableId, SubnetId }, { call }) {
    const { AssociationId } = await call('ec2', 'AssociateRouteTable', {
      RouteTableId,
      SubnetId,
    });
    const physicalId = required(AssociationId, 'AssociationId');
    return { physicalId, attributes: { Id: physicalId } };
  },
  async delete({ physicalId }, { call }) {
    await call('ec2', 'DisassociateRouteTable', { AssociationId: physicalId });
  },
});

interface GatewayAssociationProperties {
  readonly RouteTableId: string;
  readonly GatewayId: string;
}

const gatewayAssociation = resourceProvider<GatewayAssociationProperties>({
  type: 'AWS::EC2::GatewayRouteTableAssociation',
  properties: ['RouteTableId', 'GatewayId'],
  attributes: ['AssociationId'],
  async create({ RouteTableId, GatewayId }, { call }) {
    const { AssociationId } = await call('ec2', 'AssociateRouteTable', {
      RouteTableId,
      GatewayId,
    });
    return {
      physicalId: GatewayId,
      attributes: { AssociationId: required(AssociationId, 'AssociationId') },
    };
  },
  async update({ attributes }, { RouteTableId }, { call }) {
    const { NewAssociationId } = await call(
      'ec2',
      'ReplaceRouteTableAssociation',
      { AssociationId: String(attributes.AssociationId), RouteTableId },
    );
    return { AssociationId: required(NewAssociationId, 'NewAssociationId') };
  },
  async delete({ attributes }, { call }) {
    await call('ec2', 'DisassociateRouteTable', {
      AssociationId: String(attributes.AssociationId),
    });
  },
});

export const ec2Routing = [
  routeTable,
  route,
  subnetAssociation,
  gatewayAssociation,
];
