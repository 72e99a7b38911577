import {
  CreateVpcEndpointResult,
  DeleteVpcEndpointsResult,
  DescribeSubnetsResult,
} from '@aws-sdk/client-ec2';
import { randomBytes } from 'node:crypto';
import { AwsError } from '../../AwsError';
import { awsService } from '../../identity/roles';
import { CallContext } from '../../service';
import { invalidOperation, invalidRequest } from './errors';
import { AttachmentRecord } from './records';

/**
 * A firewall's endpoint in each of the subnets: in EC2 a Gateway Load Balancer endpoint that the
 * service manages [UNV].
 * @throws AwsError InvalidRequestException for a subnet that is not in the VPC.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html
 */
export async function createEndpoints(
  vpcId: string,
  subnetIds: readonly string[],
  context: CallContext,
): Promise<AttachmentRecord[]> {
  const zones = await availabilityZones(vpcId, subnetIds, context);
  const serviceName = `com.amazonaws.vpce.${
    context.region
  }.vpce-svc-0${randomBytes(8).toString('hex')}`;
  return Promise.all(
    subnetIds.map(async (subnetId, index) => {
      const { VpcEndpoint } = await context.invoke<CreateVpcEndpointResult>(
        'ec2',
        'CreateVpcEndpoint',
        {
          VpcEndpointType: 'GatewayLoadBalancer',
          VpcId: vpcId,
          SubnetIds: [subnetId],
          ServiceName: serviceName,
        },
        networkFirewall(context),
      );
      return {
        subnetId,
        availabilityZone: zones[index],
        endpointId: VpcEndpoint?.VpcEndpointId ?? '',
      };
    }),
  );
}

/** @throws AwsError InvalidOperationException while a route leads to one of them. */
export async function deleteEndpoints(
  attachments: readonly AttachmentRecord[],
  context: CallContext,
): Promise<void> {
  const { Unsuccessful = [] } = await context.invoke<DeleteVpcEndpointsResult>(
    'ec2',
    'DeleteVpcEndpoints',
    { VpcEndpointIds: attachments.map(({ endpointId }) => endpointId) },
    networkFirewall(context),
  );
  const [failed] = Unsuccessful;
  if (failed) {
    throw invalidOperation(
      `${failed.ResourceId}: ${failed.Error?.Message ?? failed.Error?.Code}`,
    );
  }
}

/** In the order of the subnets; a firewall has one subnet per zone at most. */
async function availabilityZones(
  vpcId: string,
  subnetIds: readonly string[],
  context: CallContext,
): Promise<string[]> {
  const subnets = await describeSubnets(subnetIds, context);
  const zones = subnetIds.map(id => {
    const subnet = subnets.find(({ SubnetId }) => SubnetId === id);
    if (subnet?.VpcId !== vpcId || !subnet.AvailabilityZone) {
      throw invalidRequest(`Subnet ${id} is not in VPC ${vpcId}`);
    }
    return subnet.AvailabilityZone;
  });
  if (new Set(zones).size < zones.length) {
    throw invalidRequest('Each subnet must be in another Availability Zone');
  }
  return zones;
}

async function describeSubnets(
  subnetIds: readonly string[],
  context: CallContext,
) {
  try {
    const { Subnets = [] } = await context.invoke<DescribeSubnetsResult>(
      'ec2',
      'DescribeSubnets',
      { SubnetIds: subnetIds },
      networkFirewall(context),
    );
    return Subnets;
  } catch (error) {
    if (error instanceof AwsError) throw invalidRequest(error.message);
    throw error;
  }
}

function networkFirewall({ caller }: CallContext) {
  return awsService(caller.accountId, 'network-firewall.amazonaws.com');
}
