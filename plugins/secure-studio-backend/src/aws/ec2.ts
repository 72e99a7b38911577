import {
  DescribeAvailabilityZonesCommand,
  DescribeManagedPrefixListsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcEndpointServicesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  createEc2NetworkGateway,
  Ec2NetworkGateway,
  toTags,
} from './ec2Network';
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
  /** Of a gateway endpoint. */
  routeTableIds: string[];
  tags: Record<string, string>;
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceDetail.html */
export interface EndpointService {
  serviceName: string;
  /** `Interface`, `Gateway`, … */
  type: string;
  /** Names of the Availability Zones in which it can have an endpoint. */
  zones: string[];
}

export interface Ec2Gateway extends Ec2NetworkGateway {
  /** Names of the region's zones that the account can use now, sorted; no Local or Wavelength Zones. */
  listAvailabilityZones(): Promise<string[]>;
  /** Id of the prefix list that AWS keeps of a service; undefined where it keeps none. */
  findPrefixList(name: string): Promise<string | undefined>;
  /** Those of these services that the region has, once for each type of endpoint. */
  listEndpointServices(names: readonly string[]): Promise<EndpointService[]>;
  /** The endpoints of one VPC, or of the whole region, page by page. */
  listVpcEndpoints(vpcId?: string): AsyncIterable<VpcEndpoint[]>;
}

export function createEc2Gateway({
  clientConfig,
  call,
}: AwsSession): Ec2Gateway {
  const client = new EC2Client(clientConfig);

  return {
    ...createEc2NetworkGateway(client, call),

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

    async listEndpointServices(names) {
      const services: EndpointService[] = [];
      let NextToken: string | undefined;
      do {
        const command = new DescribeVpcEndpointServicesCommand({
          // Of names that there are not, a filter makes nothing where ServiceNames makes an error.
          Filters: [{ Name: 'service-name', Values: [...names] }],
          MaxResults: 1_000,
          NextToken,
        });
        const page = await call('ec2:DescribeVpcEndpointServices', o =>
          client.send(command, o),
        );
        services.push(
          ...(page.ServiceDetails ?? []).flatMap(service =>
            (service.ServiceType ?? []).map(({ ServiceType = '' }) => ({
              serviceName: service.ServiceName ?? '',
              type: ServiceType,
              zones: service.AvailabilityZones ?? [],
            })),
          ),
        );
        NextToken = page.NextToken || undefined;
      } while (NextToken);
      return services;
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
          routeTableIds: endpoint.RouteTableIds ?? [],
          tags: toTags(endpoint.Tags),
        }));
        NextToken = page.NextToken || undefined;
      } while (NextToken);
    },
  };
}
