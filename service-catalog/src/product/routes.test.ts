import { deploy } from '../__testUtils__/deployment';
import { productTemplate } from '../__testUtils__/templates';

interface Route {
  readonly DestinationCidrBlock: string;
  readonly RouteTableId: string;
  readonly GatewayId?: string;
  readonly NatGatewayId?: string;
  readonly VpcEndpointId?: string;
}

describe('the routes, with the firewall before the NAT gateway', () => {
  const template = productTemplate();
  const deployment = deploy(template);
  const firewallEndpoint = 'vpce-Zone1Firewall';

  const routesOf = (subnet: string) =>
    deployment
      .logicalIds('AWS::EC2::Route')
      .map(id => deployment.properties(id) as unknown as Route)
      .filter(({ RouteTableId }) => RouteTableId === `${subnet}RouteTable`)
      .map(({ RouteTableId, ...route }) => route);

  it('lead all of Studio to the firewall', () => {
    expect(routesOf('Zone1StudioSubnet')).toEqual([
      {
        DestinationCidrBlock: '0.0.0.0/0',
        VpcEndpointId: firewallEndpoint,
      },
    ]);
  });

  it('lead from the firewall to the NAT gateway', () => {
    expect(routesOf('Zone1FirewallSubnet')).toEqual([
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'Zone1NatGateway' },
    ]);
  });

  it('lead answers from the NAT gateway back through the same firewall', () => {
    expect(routesOf('Zone1NatSubnet')).toEqual([
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: 'NetworkInternetGateway',
      },
      {
        DestinationCidrBlock:
          deployment.properties('Zone1StudioSubnet').CidrBlock,
        VpcEndpointId: firewallEndpoint,
      },
    ]);
  });

  it('belong to a table of each subnet', () => {
    const associations = deployment
      .logicalIds('AWS::EC2::SubnetRouteTableAssociation')
      .map(id => deployment.properties(id));
    expect(associations).toHaveLength(3);
    for (const { SubnetId, RouteTableId } of associations) {
      expect(RouteTableId).toBe(`${SubnetId}RouteTable`);
    }
  });

  it.each([
    'Zone1NatDefaultRoute',
    'Zone1FirewallDefaultRoute',
    'Zone1NatGateway',
    'Zone1NatGatewayElasticIp',
  ])('make %s wait for the internet gateway', id => {
    expect(template.Resources[id].DependsOn).toEqual([
      'NetworkInternetGatewayAttachment',
    ]);
  });
});
