import {
  DescribeVpcEndpointsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { DeployedStack } from './Stacks';

/** The services of the endpoints of a VPC, sorted. */
export async function endpointServices(
  ec2: EC2Client,
  vpcId: string,
): Promise<string[]> {
  const { VpcEndpoints = [] } = await ec2.send(
    new DescribeVpcEndpointsCommand({
      Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
    }),
  );
  return (
    VpcEndpoints.map(({ ServiceName = '' }) => ServiceName)
      // A firewall's endpoint is that of its own service.
      .filter(name => !name.startsWith('com.amazonaws.vpce.'))
      .sort()
  );
}

export const countOf = ({ resources }: DeployedStack, type: string): number =>
  Object.values(resources).filter(resource => resource.type === type).length;
