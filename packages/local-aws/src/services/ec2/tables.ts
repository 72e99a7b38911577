import type {
  Address,
  FlowLog,
  InternetGateway,
  NatGateway,
  NetworkInterface,
  Route,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { Stored } from '../operation';

export interface VpcRecord {
  readonly vpc: Stored<Vpc, 'VpcId' | 'CidrBlock'>;
  readonly attributes: {
    readonly enableDnsSupport: boolean;
    readonly enableDnsHostnames: boolean;
    readonly enableNetworkAddressUsageMetrics: boolean;
  };
  readonly networkAclId: string;
}

export type SubnetRecord = Stored<
  Subnet,
  'SubnetId' | 'VpcId' | 'CidrBlock' | 'AvailabilityZone' | 'AvailabilityZoneId'
> & { readonly networkAclAssociationId: string };

export type InternetGatewayRecord = Stored<
  InternetGateway,
  'InternetGatewayId'
> & {
  /** The VPC that it is attached to. */
  readonly vpcId?: string;
};

export type RouteRecord = Omit<Route, 'State'>;

export interface AssociationRecord {
  readonly associationId: string;
  readonly main: boolean;
  readonly subnetId?: string;
  readonly gatewayId?: string;
}

export type RouteTableRecord = Stored<
  Omit<RouteTable, 'Routes' | 'Associations'>,
  'RouteTableId' | 'VpcId'
> & {
  readonly routes: readonly RouteRecord[];
  readonly associations: readonly AssociationRecord[];
};

export type AddressRecord = Stored<Address, 'AllocationId' | 'PublicIp'>;

/** The network interface of a NAT gateway or an endpoint. */
export interface OwnInterface {
  readonly networkInterfaceId: string;
  readonly subnetId: string;
  readonly privateIpAddress: string;
  readonly attachmentId: string;
}

export type NatGatewayRecord = Stored<
  Omit<
    NatGateway,
    'State' | 'CreateTime' | 'DeleteTime' | 'NatGatewayAddresses'
  >,
  'NatGatewayId' | 'SubnetId' | 'VpcId' | 'ConnectivityType'
> & {
  readonly createdAt: string;
  readonly deletedAt?: string;
  readonly allocationId?: string;
  readonly publicIp?: string;
  readonly associationId?: string;
  readonly networkInterface: OwnInterface;
};

export type SecurityGroupRecord = Stored<
  Omit<SecurityGroup, 'IpPermissions' | 'IpPermissionsEgress'>,
  'GroupId' | 'GroupName' | 'Description' | 'VpcId'
>;

export type SecurityGroupRuleRecord = Stored<
  SecurityGroupRule,
  | 'SecurityGroupRuleId'
  | 'GroupId'
  | 'IsEgress'
  | 'IpProtocol'
  | 'FromPort'
  | 'ToPort'
>;

export type VpcEndpointRecord = Stored<
  Omit<
    VpcEndpoint,
    'State' | 'CreationTimestamp' | 'NetworkInterfaceIds' | 'Groups'
  >,
  | 'VpcEndpointId'
  | 'VpcId'
  | 'ServiceName'
  | 'RouteTableIds'
  | 'SubnetIds'
  | 'PrivateDnsEnabled'
  | 'RequesterManaged'
> & {
  readonly VpcEndpointType: 'Gateway' | 'Interface' | 'GatewayLoadBalancer';
  readonly createdAt: string;
  readonly deletedAt?: string;
  readonly securityGroupIds: readonly string[];
  readonly networkInterfaces: readonly OwnInterface[];
};

export type NetworkInterfaceRecord = Stored<
  NetworkInterface,
  'NetworkInterfaceId' | 'SubnetId' | 'VpcId' | 'PrivateIpAddress' | 'Groups'
>;

export type FlowLogRecord = Stored<
  Omit<FlowLog, 'CreationTime'>,
  'FlowLogId' | 'ResourceId' | 'LogDestinationType'
> & { readonly createdAt: string };

function table<Item extends object>(
  name: string,
  notFound: (id: string) => AwsError,
) {
  const rows = (state: State) => state.collection<Item>(`ec2:${name}`);
  return {
    rows,
    notFound,
    all: (state: State) => rows(state).values(),
    /** @throws the error of a missing resource of this kind */
    find(state: State, id: string): Item {
      const item = rows(state).get(id);
      if (!item) {
        throw notFound(id);
      }
      return item;
    },
  };
}

function missing(code: string, kind: string) {
  return (id: string) =>
    new AwsError(code, `The ${kind} ID '${id}' does not exist`);
}

/** Error codes: "Error codes for the Amazon EC2 API". */
export const vpcs = table<VpcRecord>(
  'vpcs',
  missing('InvalidVpcID.NotFound', 'vpc'),
);
export const subnets = table<SubnetRecord>(
  'subnets',
  missing('InvalidSubnetID.NotFound', 'subnet'),
);
export const internetGateways = table<InternetGatewayRecord>(
  'internetGateways',
  missing('InvalidInternetGatewayID.NotFound', 'internetGateway'),
);
export const routeTables = table<RouteTableRecord>(
  'routeTables',
  missing('InvalidRouteTableID.NotFound', 'routeTable'),
);
export const addresses = table<AddressRecord>(
  'addresses',
  missing('InvalidAllocationID.NotFound', 'allocation'),
);
export const natGateways = table<NatGatewayRecord>(
  'natGateways',
  id => new AwsError('NatGatewayNotFound', `NatGateway ${id} was not found`),
);
export const securityGroups = table<SecurityGroupRecord>(
  'securityGroups',
  id =>
    new AwsError(
      'InvalidGroup.NotFound',
      `The security group '${id}' does not exist`,
    ),
);
export const securityGroupRules = table<SecurityGroupRuleRecord>(
  'securityGroupRules',
  missing('InvalidSecurityGroupRuleId.NotFound', 'security group rule'),
);
export const vpcEndpoints = table<VpcEndpointRecord>(
  'vpcEndpoints',
  missing('InvalidVpcEndpointId.NotFound', 'Vpc Endpoint'),
);
export const networkInterfaces = table<NetworkInterfaceRecord>(
  'networkInterfaces',
  missing('InvalidNetworkInterfaceID.NotFound', 'networkInterface'),
);
export const flowLogs = table<FlowLogRecord>(
  'flowLogs',
  missing('InvalidFlowLogId.NotFound', 'flowLog'),
);
