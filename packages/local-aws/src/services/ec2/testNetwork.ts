import {
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcEndpointRequest,
  EC2Client,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import { present } from '../testServer';

/** Builds networks for tests; each method answers the id of what it made. */
export function testNetwork(ec2: EC2Client) {
  return {
    async vpc(CidrBlock = '10.2.0.0/16') {
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock }));
      return present(Vpc?.VpcId);
    },
    async vpcWithDns() {
      const VpcId = await this.vpc();
      await ec2.send(
        new ModifyVpcAttributeCommand({
          VpcId,
          EnableDnsHostnames: { Value: true },
        }),
      );
      return VpcId;
    },
    async subnet(VpcId: string, CidrBlock = '10.2.1.0/24', zone = 'a') {
      const { Subnet } = await ec2.send(
        new CreateSubnetCommand({
          VpcId,
          CidrBlock,
          AvailabilityZone: `eu-west-1${zone}`,
        }),
      );
      return present(Subnet?.SubnetId);
    },
    async internetGateway(VpcId?: string) {
      const { InternetGateway } = await ec2.send(
        new CreateInternetGatewayCommand({}),
      );
      const InternetGatewayId = present(InternetGateway?.InternetGatewayId);
      if (VpcId) {
        await ec2.send(
          new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }),
        );
      }
      return InternetGatewayId;
    },
    async routeTable(VpcId: string) {
      const { RouteTable } = await ec2.send(
        new CreateRouteTableCommand({ VpcId }),
      );
      return present(RouteTable?.RouteTableId);
    },
    async address() {
      const { AllocationId } = await ec2.send(
        new AllocateAddressCommand({ Domain: 'vpc' }),
      );
      return present(AllocationId);
    },
    async natGateway(SubnetId: string, AllocationId: string) {
      const { NatGateway } = await ec2.send(
        new CreateNatGatewayCommand({ SubnetId, AllocationId }),
      );
      return present(NatGateway?.NatGatewayId);
    },
    async securityGroup(VpcId: string, GroupName = 'workload') {
      const { GroupId } = await ec2.send(
        new CreateSecurityGroupCommand({
          VpcId,
          GroupName,
          Description: GroupName,
        }),
      );
      return present(GroupId);
    },
    async endpoint(input: CreateVpcEndpointRequest) {
      const { VpcEndpoint } = await ec2.send(
        new CreateVpcEndpointCommand(input),
      );
      return present(VpcEndpoint?.VpcEndpointId);
    },
    /** The endpoint of a firewall or load balancer in a subnet. */
    async balancerEndpoint(VpcId: string, SubnetId: string) {
      return this.endpoint({
        VpcId,
        SubnetIds: [SubnetId],
        VpcEndpointType: 'GatewayLoadBalancer',
        ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
      });
    },
  };
}
