import {
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  EC2Client,
  Route,
  Tag,
} from '@aws-sdk/client-ec2';
import { undefinedIfNotFound } from './errors';
import { AwsCall } from './types';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html */
export interface Vpc {
  id: string;
  ownerId: string;
  state: string;
  tenancy: string;
  /** The IPv4 ranges that are associated with it, the first one first. */
  cidrs: string[];
  dnsSupport: boolean;
  dnsHostnames: boolean;
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html */
export interface Subnet {
  id: string;
  vpcId: string;
  cidr: string;
  /** Name of its Availability Zone. */
  zone: string;
  state: string;
  freeAddresses: number;
  tags: Record<string, string>;
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html */
export interface RouteTable {
  id: string;
  vpcId: string;
  /** Whether every subnet without a table of its own uses it. */
  isMain: boolean;
  /** Subnets that are associated with it explicitly. */
  subnetIds: string[];
  routes: {
    /** A range, or the id of a prefix list. */
    destination: string;
    /** Id of a gateway, endpoint, instance, …, or `local`. */
    target: string;
  }[];
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InternetGateway.html */
export interface InternetGateway {
  id: string;
  /** To which it is attached. */
  vpcIds: string[];
}

/** What a VPC has, as far as an environment may be made in it. */
export interface Ec2NetworkGateway {
  /** Undefined where there is no such VPC. */
  describeVpc(id: string): Promise<Vpc | undefined>;
  /** Every subnet of a VPC. */
  listSubnets(vpcId: string): Promise<Subnet[]>;
  /** The route tables of these that there are. */
  listRouteTables(ids: readonly string[]): Promise<RouteTable[]>;
  /** Undefined where there is no such internet gateway. */
  describeInternetGateway(id: string): Promise<InternetGateway | undefined>;
}

export function createEc2NetworkGateway(
  client: EC2Client,
  call: AwsCall,
): Ec2NetworkGateway {
  async function hasAttribute(
    VpcId: string,
    Attribute: 'enableDnsSupport' | 'enableDnsHostnames',
  ): Promise<boolean> {
    const answer = await undefinedIfNotFound(
      call('ec2:DescribeVpcAttribute', o =>
        client.send(new DescribeVpcAttributeCommand({ VpcId, Attribute }), o),
      ),
    );
    const { Value = false } =
      answer?.EnableDnsSupport ?? answer?.EnableDnsHostnames ?? {};
    return Value;
  }

  // Of ids that there are not, a filter makes nothing where a list of ids makes an error.
  const filter = (Name: string, Values: readonly string[]) => [
    { Name, Values: [...Values] },
  ];

  return {
    async describeVpc(id) {
      const command = new DescribeVpcsCommand({
        Filters: filter('vpc-id', [id]),
      });
      const [{ Vpcs = [] }, dnsSupport, dnsHostnames] = await Promise.all([
        call('ec2:DescribeVpcs', o => client.send(command, o)),
        hasAttribute(id, 'enableDnsSupport'),
        hasAttribute(id, 'enableDnsHostnames'),
      ]);
      const [vpc] = Vpcs;
      return (
        vpc && {
          id,
          ownerId: vpc.OwnerId ?? '',
          state: vpc.State ?? '',
          tenancy: vpc.InstanceTenancy ?? '',
          cidrs: (vpc.CidrBlockAssociationSet ?? [])
            .filter(
              ({ CidrBlockState }) => CidrBlockState?.State === 'associated',
            )
            .map(({ CidrBlock = '' }) => CidrBlock),
          dnsSupport,
          dnsHostnames,
        }
      );
    },

    async listSubnets(vpcId) {
      const subnets: Subnet[] = [];
      let NextToken: string | undefined;
      do {
        const command = new DescribeSubnetsCommand({
          Filters: filter('vpc-id', [vpcId]),
          MaxResults: 1_000,
          NextToken,
        });
        const page = await call('ec2:DescribeSubnets', o =>
          client.send(command, o),
        );
        subnets.push(
          ...(page.Subnets ?? []).map(subnet => ({
            id: subnet.SubnetId ?? '',
            vpcId: subnet.VpcId ?? '',
            cidr: subnet.CidrBlock ?? '',
            zone: subnet.AvailabilityZone ?? '',
            state: subnet.State ?? '',
            freeAddresses: subnet.AvailableIpAddressCount ?? 0,
            tags: toTags(subnet.Tags),
          })),
        );
        NextToken = page.NextToken || undefined;
      } while (NextToken);
      return subnets;
    },

    async listRouteTables(ids) {
      const command = new DescribeRouteTablesCommand({
        Filters: filter('route-table-id', ids),
      });
      const { RouteTables = [] } = await call('ec2:DescribeRouteTables', o =>
        client.send(command, o),
      );
      return RouteTables.map(table => ({
        id: table.RouteTableId ?? '',
        vpcId: table.VpcId ?? '',
        isMain: (table.Associations ?? []).some(({ Main }) => Main),
        subnetIds: (table.Associations ?? []).flatMap(
          ({ SubnetId }) => SubnetId ?? [],
        ),
        routes: (table.Routes ?? []).map(toRoute),
      }));
    },

    async describeInternetGateway(id) {
      const command = new DescribeInternetGatewaysCommand({
        Filters: filter('internet-gateway-id', [id]),
      });
      const { InternetGateways: [gateway] = [] } = await call(
        'ec2:DescribeInternetGateways',
        o => client.send(command, o),
      );
      return (
        gateway && {
          id,
          vpcIds: (gateway.Attachments ?? []).flatMap(
            ({ VpcId }) => VpcId ?? [],
          ),
        }
      );
    },
  };
}

export function toTags(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(
    tags.map(({ Key = '', Value = '' }) => [Key, Value]),
  );
}

function toRoute(route: Route): RouteTable['routes'][number] {
  return {
    destination:
      route.DestinationCidrBlock ??
      route.DestinationIpv6CidrBlock ??
      route.DestinationPrefixListId ??
      '',
    target:
      route.GatewayId ??
      route.NatGatewayId ??
      route.TransitGatewayId ??
      route.VpcPeeringConnectionId ??
      route.EgressOnlyInternetGatewayId ??
      route.NetworkInterfaceId ??
      route.InstanceId ??
      route.LocalGatewayId ??
      route.CarrierGatewayId ??
      route.CoreNetworkArn ??
      '',
  };
}
