import { deploy } from './deployment';
import { walk, type Walk } from './reachability';
import type { CfnTemplateResource } from './templates';
import { vpcModel } from './vpcModel';
import {
  gatewayServicesOf,
  inboundReach,
  isInspectedBothWays,
  zonesOf,
} from './walkFindings';

type Resources = Record<string, CfnTemplateResource>;

const ec2 = (type: string, Properties: Record<string, unknown> = {}) => ({
  Type: `AWS::EC2::${type}`,
  Properties,
});

const route = (table: string, to: string, target: Record<string, unknown>) =>
  ec2('Route', { RouteTableId: table, DestinationCidrBlock: to, ...target });

const ANYWHERE = '0.0.0.0/0';
const FIREWALL = { VpcEndpointId: 'vpce-Firewall' };
const NAT = { NatGatewayId: 'Nat' };
const INTERNET = { GatewayId: 'Internet' };

/** A VPC with the subnets Studio, Fire and Nat, each with its own table, and these routes. */
function network(
  routes: Record<string, [string, object]>,
  more: Resources = {},
) {
  const subnet = (name: string, cidr: string): Resources => ({
    [`${name}Subnet`]: ec2('Subnet', {
      CidrBlock: cidr,
      AvailabilityZone: 'a',
      MapPublicIpOnLaunch: false,
    }),
    [`${name}Table`]: ec2('RouteTable'),
    [`${name}Association`]: ec2('SubnetRouteTableAssociation', {
      SubnetId: `${name}Subnet`,
      RouteTableId: `${name}Table`,
    }),
  });
  const Resources: Resources = {
    Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
    ...subnet('Studio', '10.0.1.0/24'),
    ...subnet('Fire', '10.0.2.0/24'),
    ...subnet('Nat', '10.0.3.0/24'),
    Internet: ec2('InternetGateway'),
    Attachment: ec2('VPCGatewayAttachment', { InternetGatewayId: 'Internet' }),
    Nat: ec2('NatGateway', { SubnetId: 'NatSubnet' }),
    Firewall: {
      Type: 'AWS::NetworkFirewall::Firewall',
      Properties: { SubnetMappings: [{ SubnetId: 'FireSubnet' }] },
    },
    ...Object.fromEntries(
      Object.entries(routes).map(([name, [to, target]], index) => [
        `Route${index}`,
        route(
          `${name.replace(/\d/, '')}Table`,
          to,
          target as Record<string, unknown>,
        ),
      ]),
    ),
    ...more,
  };
  return vpcModel(deploy({ Parameters: {}, Resources, Outputs: {} }));
}

const toInternet = (...parameters: Parameters<typeof network>): Walk =>
  walk(network(...parameters), 'StudioSubnet', '93.184.216.34');

const ids = ({ out, back }: Walk) => ({
  out: out.map(({ id }) => id),
  back: back.map(({ id }) => id),
});

const BEFORE_NAT: Parameters<typeof network>[0] = {
  Studio: [ANYWHERE, FIREWALL],
  Fire: [ANYWHERE, NAT],
  Nat: [ANYWHERE, INTERNET],
  Nat2: ['10.0.1.0/24', FIREWALL],
};
const AFTER_NAT: Parameters<typeof network>[0] = {
  Studio: [ANYWHERE, NAT],
  Nat: [ANYWHERE, FIREWALL],
  Fire: [ANYWHERE, INTERNET],
  Edge: ['10.0.3.0/24', FIREWALL],
};
const EDGE: Resources = {
  EdgeTable: ec2('RouteTable'),
  EdgeAssociation: ec2('GatewayRouteTableAssociation', {
    GatewayId: 'Internet',
    RouteTableId: 'EdgeTable',
  }),
};

describe('a walk to the internet', () => {
  it('with the firewall before the NAT gateway passes it both ways', () => {
    const way = toInternet(BEFORE_NAT);
    expect(way.reached).toBe(true);
    expect(ids(way)).toEqual({
      out: ['vpce-Firewall', 'Nat', 'Internet'],
      back: ['Internet', 'Nat', 'vpce-Firewall'],
    });
    expect(isInspectedBothWays(way)).toBe(true);
    expect(zonesOf(way)).toEqual(['a']);
  });

  it('without the route that is more specific than the local one does not', () => {
    const { Nat2, ...routes } = BEFORE_NAT;
    const way = toInternet(routes);
    expect(ids(way).back).toEqual(['Internet', 'Nat']);
    expect(isInspectedBothWays(way)).toBe(false);
  });

  it('with the firewall after the NAT gateway passes it both ways', () => {
    const way = toInternet(AFTER_NAT, EDGE);
    expect(ids(way)).toEqual({
      out: ['Nat', 'vpce-Firewall', 'Internet'],
      back: ['Internet', 'vpce-Firewall', 'Nat'],
    });
    expect(isInspectedBothWays(way)).toBe(true);
  });

  it('without a table at the internet gateway does not', () => {
    expect(isInspectedBothWays(toInternet(AFTER_NAT))).toBe(false);
  });

  it('without a firewall is not inspected', () => {
    const way = toInternet({
      Studio: [ANYWHERE, NAT],
      Nat: [ANYWHERE, INTERNET],
    });
    expect(way.reached).toBe(true);
    expect(isInspectedBothWays(way)).toBe(false);
  });

  it.each<[string, Record<string, [string, object]>]>([
    ['StudioSubnet has no route', {}],
    ['without a public address', { Studio: [ANYWHERE, INTERNET] }],
    ['Other is not attached', { Studio: [ANYWHERE, { GatewayId: 'Other' }] }],
    ['a loop', { Studio: [ANYWHERE, FIREWALL], Fire: [ANYWHERE, FIREWALL] }],
  ])('ends: %s', (reason, routes) => {
    expect(toInternet(routes)).toMatchObject({ reached: false, reason });
  });

  it('names every zone that it touches', () => {
    const way = toInternet(BEFORE_NAT, {
      FireSubnet: ec2('Subnet', {
        CidrBlock: '10.0.2.0/24',
        AvailabilityZone: 'b',
      }),
    });
    expect(zonesOf(way)).toEqual(['b', 'a']);
  });
});

describe('the way in from the internet', () => {
  it('leads nowhere without public addresses', () => {
    expect(inboundReach(network(BEFORE_NAT))).toEqual([]);
  });

  it('leads into a subnet whose interfaces have public addresses', () => {
    const open = network(BEFORE_NAT, {
      StudioSubnet: ec2('Subnet', {
        CidrBlock: '10.0.1.0/24',
        AvailabilityZone: 'a',
        MapPublicIpOnLaunch: true,
      }),
    });
    expect(inboundReach(open)).toEqual(['StudioSubnet']);
  });
});

describe('a gateway endpoint', () => {
  it('serves the subnets whose tables it is in', () => {
    const vpc = network(
      {},
      {
        Endpoint: ec2('VPCEndpoint', {
          VpcEndpointType: 'Gateway',
          ServiceName: 's3',
          RouteTableIds: ['StudioTable'],
        }),
      },
    );
    expect(gatewayServicesOf(vpc, 'StudioSubnet')).toEqual(['s3']);
    expect(gatewayServicesOf(vpc, 'NatSubnet')).toEqual([]);
  });
});

describe('the model of a VPC', () => {
  it('refuses what it cannot judge', () => {
    const peering = { Peering: ec2('VPCPeeringConnection') };
    expect(() => network({}, peering)).toThrow('VPCPeeringConnection');
    expect(() =>
      network({ Studio: [ANYWHERE, { TransitGatewayId: 'x' }] }).routesOf(
        'StudioTable',
      ),
    ).toThrow('TransitGatewayId');
  });
});
