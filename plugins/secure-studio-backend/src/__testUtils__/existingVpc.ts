import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  EC2Client,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';

/** A VPC of a network team, as a request names it. */
export interface ExistingVpcRequest {
  network: {
    vpcCidr: string;
    firewallSubnetCidrs: string[];
    natSubnetCidrs: string[];
    studioSubnetCidrs: string[];
  };
  existingVpc: {
    vpcId: string;
    studioSubnetIds: string[];
    studioRouteTableIds: string[];
    internetGatewayId: string;
  };
}

const CIDR = '10.8.0.0/16';
const STUDIO_CIDR = '10.8.3.0/24';

/** Makes one with a private subnet, its route table and an internet gateway, and nothing else. */
export async function createVpc(ec2: EC2Client): Promise<ExistingVpcRequest> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: CIDR }));
  const vpcId = Vpc?.VpcId ?? '';
  await setDnsHostnames(ec2, vpcId, true);
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
  const subnetId = await createSubnet(ec2, vpcId, STUDIO_CIDR);
  return {
    network: {
      vpcCidr: CIDR,
      firewallSubnetCidrs: ['10.8.1.0/24'],
      natSubnetCidrs: ['10.8.2.0/24'],
      studioSubnetCidrs: [STUDIO_CIDR],
    },
    existingVpc: {
      vpcId,
      studioSubnetIds: [subnetId],
      studioRouteTableIds: [await createRouteTable(ec2, vpcId, subnetId)],
      internetGatewayId,
    },
  };
}

export async function setDnsHostnames(
  ec2: EC2Client,
  VpcId: string,
  Value: boolean,
): Promise<void> {
  await ec2.send(
    new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value } }),
  );
}

/** In the region's first zone. */
export async function createSubnet(
  ec2: EC2Client,
  VpcId: string,
  CidrBlock: string,
): Promise<string> {
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({
      VpcId,
      CidrBlock,
      AvailabilityZone: 'eu-west-1a',
    }),
  );
  return Subnet?.SubnetId ?? '';
}

/** @param SubnetId - With which it is associated. */
export async function createRouteTable(
  ec2: EC2Client,
  VpcId: string,
  SubnetId?: string,
): Promise<string> {
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  if (SubnetId) {
    await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
  }
  return RouteTableId;
}

/** An interface endpoint with a private name, of the network team's. */
export async function createEndpoint(
  ec2: EC2Client,
  { existingVpc }: ExistingVpcRequest,
  ServiceName: string,
): Promise<string> {
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: existingVpc.vpcId,
      ServiceName,
      VpcEndpointType: 'Interface',
      SubnetIds: existingVpc.studioSubnetIds,
      PrivateDnsEnabled: true,
    }),
  );
  return VpcEndpoint?.VpcEndpointId ?? '';
}
