import { deploy } from '../__testUtils__/deployment';
import { productTemplate } from '../__testUtils__/templates';

describe('the network', () => {
  const { properties, logicalIds } = deploy(productTemplate());

  it('resolves private names of endpoints', () => {
    expect(properties('NetworkVpc')).toMatchObject({
      CidrBlock: '10.2.0.0/16',
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
    });
  });

  it('has its three subnets in the first zone that the region offers', () => {
    const subnets = logicalIds('AWS::EC2::Subnet').map(properties);
    expect(subnets).toEqual([
      expect.objectContaining({ CidrBlock: '10.2.1.0/24' }),
      expect.objectContaining({ CidrBlock: '10.2.2.0/24' }),
      expect.objectContaining({ CidrBlock: '10.2.3.0/24' }),
    ]);
    for (const subnet of subnets) {
      expect(subnet).toMatchObject({
        AvailabilityZone: 'eu-west-1a',
        MapPublicIpOnLaunch: false,
        VpcId: 'NetworkVpc',
      });
    }
  });

  it('reaches the internet by one NAT gateway with an Elastic IP', () => {
    expect(properties('Zone1NatGateway')).toMatchObject({
      ConnectivityType: 'public',
      SubnetId: 'Zone1NatSubnet',
      AllocationId: 'Zone1NatGatewayElasticIp.AllocationId',
    });
    expect(properties('Zone1NatGatewayElasticIp')).toMatchObject({
      Domain: 'vpc',
    });
  });

  it('records rejected traffic', () => {
    expect(properties('FlowLog')).toMatchObject({
      ResourceType: 'VPC',
      ResourceId: 'NetworkVpc',
      TrafficType: 'REJECT',
      LogDestinationType: 'cloud-watch-logs',
      DeliverLogsPermissionArn:
        'arn:aws:iam::123456789012:role/secure-studio/flow-log/FlowLogRole',
    });
  });
});
