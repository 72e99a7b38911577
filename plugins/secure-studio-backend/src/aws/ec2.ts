import { DescribeVpcEndpointsCommand, EC2Client } from '@aws-sdk/client-ec2';
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

export interface Ec2Gateway {
  /** The endpoints of one VPC, or of the whole region, page by page. */
  listVpcEndpoints(vpcId?: string): AsyncIterable<VpcEndpoint[]>;
}

export function createEc2Gateway({
  clientConfig,
  call,
}: AwsSession): Ec2Gateway {
  const client = new EC2Client(clientConfig);

  return {
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
