import {
  AssociateRouteTableCommand,
  AssociateVpcCidrBlockCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DeleteVpcEndpointsCommand,
  DetachInternetGatewayCommand,
  ModifyVpcAttributeCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { PRODUCT_DEFAULTS } from 'backstage-plugin-secure-studio-common';
import type { Choices } from './Stacks';

/** A VPC that a network team made, with a private subnet and its route table in each zone. */
export interface ExistingVpc {
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly routeTableIds: string[];
  readonly internetGatewayId: string;
  /** Empty where it has none. */
  readonly s3EndpointId: string;
}

/** A second block of a VPC, with a range in it for each subnet. */
export interface SecondBlock {
  readonly cidr: string;
  readonly subnetCidrs: readonly string[];
}

/**
 * @param zones - The zone of each subnet.
 * @param secondBlock - Where the subnets are, if not in the VPC's own block.
 */
export async function createVpc(
  ec2: EC2Client,
  zones: string[],
  withS3Endpoint: boolean,
  secondBlock?: SecondBlock,
): Promise<ExistingVpc> {
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: PRODUCT_DEFAULTS.vpcCidr }),
  );
  const vpcId = Vpc?.VpcId ?? '';
  await ec2.send(
    new ModifyVpcAttributeCommand({
      VpcId: vpcId,
      EnableDnsHostnames: { Value: true },
    }),
  );
  if (secondBlock) {
    await ec2.send(
      new AssociateVpcCidrBlockCommand({
        VpcId: vpcId,
        CidrBlock: secondBlock.cidr,
      }),
    );
  }
  const { InternetGateway } = await ec2.send(
    new CreateInternetGatewayCommand({}),
  );
  const internetGatewayId = InternetGateway?.InternetGatewayId ?? '';
  await ec2.send(
    new AttachInternetGatewayCommand({
      VpcId: vpcId,
      InternetGatewayId: internetGatewayId,
    }),
  );

  const subnetIds: string[] = [];
  const routeTableIds: string[] = [];
  for (const [index, AvailabilityZone] of zones.entries()) {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        VpcId: vpcId,
        CidrBlock: (secondBlock?.subnetCidrs ??
          PRODUCT_DEFAULTS.studioSubnetCidrs)[index],
        AvailabilityZone,
      }),
    );
    const { RouteTable } = await ec2.send(
      new CreateRouteTableCommand({ VpcId: vpcId }),
    );
    const SubnetId = Subnet?.SubnetId ?? '';
    const RouteTableId = RouteTable?.RouteTableId ?? '';
    await ec2.send(new AssociateRouteTableCommand({ SubnetId, RouteTableId }));
    subnetIds.push(SubnetId);
    routeTableIds.push(RouteTableId);
  }

  const s3EndpointId = withS3Endpoint
    ? await createS3Endpoint(ec2, vpcId, zones[0].slice(0, -1), routeTableIds)
    : '';
  return { vpcId, subnetIds, routeTableIds, internetGatewayId, s3EndpointId };
}

/** Fails where anything else is still in the VPC. */
export async function deleteVpc(
  ec2: EC2Client,
  vpc: ExistingVpc,
): Promise<void> {
  const { vpcId: VpcId, internetGatewayId: InternetGatewayId } = vpc;
  if (vpc.s3EndpointId) {
    await ec2.send(
      new DeleteVpcEndpointsCommand({ VpcEndpointIds: [vpc.s3EndpointId] }),
    );
  }
  for (const SubnetId of vpc.subnetIds) {
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  }
  for (const RouteTableId of vpc.routeTableIds) {
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId }));
  }
  await ec2.send(
    new DetachInternetGatewayCommand({ VpcId, InternetGatewayId }),
  );
  await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  await ec2.send(new DeleteVpcCommand({ VpcId }));
}

/** The parameters that bring an environment into the VPC. */
export function inVpc(vpc: ExistingVpc): Choices {
  return {
    ExistingVpcId: vpc.vpcId,
    ExistingStudioSubnetIds: vpc.subnetIds.join(','),
    ExistingStudioRouteTableIds: vpc.routeTableIds.join(','),
    ExistingInternetGatewayId: vpc.internetGatewayId,
    ExistingS3EndpointId: vpc.s3EndpointId,
  };
}

async function createS3Endpoint(
  ec2: EC2Client,
  VpcId: string,
  region: string,
  RouteTableIds: string[],
): Promise<string> {
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId,
      ServiceName: `com.amazonaws.${region}.s3`,
      VpcEndpointType: 'Gateway',
      RouteTableIds,
    }),
  );
  return VpcEndpoint?.VpcEndpointId ?? '';
}
