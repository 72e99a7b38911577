import {
  DescribeAvailabilityZonesCommand,
  DescribeManagedPrefixListsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { AwsSession } from './sessions';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html */
export interface VpcEndpoint {
  id: string;
  vpcId: string;
  serviceName: string;
  /** `Interface`, `Gateway`, `GatewayLoadBalancer`, … */
  type: string;
  /** In AWS's own case, which differs between its model and its answers. */
  state: string;
  privateDns?: boolean;
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html */
export interface Subnet {
  id: string;
  vpcId: string;
  cidr: string;
  /** Name of its Availability Zone. */
  zone: string;
}

export interface Ec2Gateway {
  /** Names of the region's zones that the account can use now, sorted; no Local or Wavelength Zones. */
  listAvailabilityZones(): Promise<string[]>;
  /** Id of the prefix list that AWS keeps of a service; undefined where it keeps none. */
  findPrefixList(name: string): Promise<string | undefined>;
  /** The subnets of these that there are. */
  listSubnets(ids: readonly string[]): Promise<Subnet[]>;
  /** The endpoints of one VPC, or of the whole region, page by page. */
  listVpcEndpoints(vpcId?: string): AsyncIterable<VpcEndpoint[]>;
}

export function createEc2Gateway({
  clientConfig,
  call,
}: AwsSession): Ec2Gateway {
  const client = new EC2Client(clientConfig);

  return {
    async listAvailabilityZones() {
      const command = new DescribeAvailabilityZonesCommand({
        Filters: [
          { Name: 'zone-type', Values: ['availability-zone'] },
          { Name: 'state', Values: ['available'] },
        ],
      });
      const { AvailabilityZones = [] } = await call(
        'ec2:DescribeAvailabilityZones',
        o => client.send(command, o),
      );
      return AvailabilityZones.map(({ ZoneName = '' }) => ZoneName).sort();
    },

    async findPrefixList(name) {
      const command = new DescribeManagedPrefixListsCommand({
        Filters: [{ Name: 'prefix-list-name', Values: [name] }],
      });
      const { PrefixLists = [] } = await call(
        'ec2:DescribeManagedPrefixLists',
        o => client.send(command, o),
      );
      return PrefixLists[0]?.PrefixListId;
    },

    async listSubnets(ids) {
      const command = new DescribeSubnetsCommand({
        // Of ids that there are not, a filter makes nothing where SubnetIds makes an error.
        Filters: [{ Name: 'subnet-id', Values: [...ids] }],
      });
      const { Subnets = [] } = await call('ec2:DescribeSubnets', o =>
        client.send(command, o),
      );
      return Subnets.map(subnet => ({
        id: subnet.SubnetId ?? '',
        vpcId: subnet.VpcId ?? '',
        cidr: subnet.CidrBlock ?? '',
        zone: subnet.AvailabilityZone ?? '',
      }));
    },

    async *listVpcEndpoints(vpcId) {
      let NextToken: string | undefined;
      do {
        const command = new DescribeVpcEndpointsCommand({
          MaxResults: 1_000,
          NextToken,
          ...(vpcId && { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
        });
        const page = await call('ec2:DescribeVpcEndpoints', o =>
          client.send(command, o),
        );
        yield (page.VpcEndpoints ?? []).map(endpoint => ({
          id: endpoint.VpcEndpointId ?? '',
          vpcId: endpoint.VpcId ?? '',
          serviceName: endpoint.ServiceName ?? '',
          type: endpoint.VpcEndpointType ?? '',
          state: endpoint.State ?? '',
          privateDns: endpoint.PrivateDnsEnabled,
        }));
        NextToken = page.NextToken || undefined;
      } while (NextToken);
    },
  };
}
