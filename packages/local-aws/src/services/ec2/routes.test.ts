import {
  AssociateRouteTableCommand,
  CreateRouteCommand,
  CreateRouteRequest,
  DeleteNatGatewayCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DescribeRouteTablesCommand,
  DisassociateRouteTableCommand,
  EC2Client,
  ReplaceRouteCommand,
} from '@aws-sdk/client-ec2';
import { present, useTestServer } from '../testServer';
import { testNetwork } from './testNetwork';

const server = useTestServer();
let ec2: EC2Client;
let network: ReturnType<typeof testNetwork>;
let VpcId: string;
let RouteTableId: string;
beforeEach(async () => {
  ec2 = new EC2Client(server.clientOptions());
  network = testNetwork(ec2);
  VpcId = await network.vpcWithDns();
  RouteTableId = await network.routeTable(VpcId);
});

const create = (route: Omit<CreateRouteRequest, 'RouteTableId'>) =>
  ec2.send(new CreateRouteCommand({ RouteTableId, ...route }));
const everywhere = { DestinationCidrBlock: '0.0.0.0/0' };

const routes = async () => {
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ RouteTableIds: [RouteTableId] }),
  );
  return present(RouteTables)[0].Routes;
};

describe('a route', () => {
  it('leads to an attached internet gateway, once', async () => {
    const GatewayId = await network.internetGateway(VpcId);
    await create({ ...everywhere, GatewayId });
    expect(await routes()).toMatchObject([
      { GatewayId: 'local' },
      { DestinationCidrBlock: '0.0.0.0/0', GatewayId, State: 'active' },
    ]);
    await expect(create({ ...everywhere, GatewayId })).rejects.toMatchObject({
      name: 'RouteAlreadyExists',
    });
  });

  it('is refused to an internet gateway that is not attached', async () => {
    const GatewayId = await network.internetGateway();
    await expect(create({ ...everywhere, GatewayId })).rejects.toThrow(
      /belong to different networks/,
    );
  });

  it('is a black hole once its NAT gateway is gone', async () => {
    await network.internetGateway(VpcId);
    const NatGatewayId = await network.natGateway(
      await network.subnet(VpcId),
      await network.address(),
    );
    await create({ ...everywhere, NatGatewayId });
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
    expect(present(await routes())[1]).toMatchObject({
      NatGatewayId,
      State: 'blackhole',
    });
  });

  it('leads through a firewall endpoint also within the VPC, for a whole subnet', async () => {
    const firewall = await network.subnet(VpcId, '10.2.1.0/24');
    await network.subnet(VpcId, '10.2.3.0/24');
    const VpcEndpointId = await network.balancerEndpoint(VpcId, firewall);
    await create({ DestinationCidrBlock: '10.2.3.0/24', VpcEndpointId });
    expect(present(await routes())[1]).toMatchObject({
      DestinationCidrBlock: '10.2.3.0/24',
      GatewayId: VpcEndpointId,
    });
    await expect(
      create({ DestinationCidrBlock: '10.2.4.0/24', VpcEndpointId }),
    ).rejects.toThrow(/does not match the CIDR block of a subnet/);
  });

  it('is refused to an interface endpoint', async () => {
    const VpcEndpointId = await network.endpoint({
      VpcId,
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.eu-west-1.sts',
      SubnetIds: [await network.subnet(VpcId)],
    });
    await expect(create({ ...everywhere, VpcEndpointId })).rejects.toThrow(
      /is not a Gateway Load Balancer endpoint/,
    );
  });

  it.each([
    ['no target', {}, 'MissingParameter'],
    [
      'two targets',
      { GatewayId: 'igw-1', NatGatewayId: 'nat-1' },
      'InvalidParameterCombination',
    ],
    [
      'an unknown NAT gateway',
      { NatGatewayId: 'nat-1' },
      'InvalidNatGatewayID.NotFound',
    ],
    ['an unknown gateway', { GatewayId: 'igw-1' }, 'InvalidGatewayID.NotFound'],
  ])('is refused with %s', async (_, target, name) => {
    await expect(create({ ...everywhere, ...target })).rejects.toMatchObject({
      name,
    });
  });

  it('can be replaced and deleted, the local one not', async () => {
    const GatewayId = await network.internetGateway(VpcId);
    await create({ ...everywhere, GatewayId });
    const firewall = await network.subnet(VpcId);
    const VpcEndpointId = await network.balancerEndpoint(VpcId, firewall);
    await ec2.send(
      new ReplaceRouteCommand({ RouteTableId, ...everywhere, VpcEndpointId }),
    );
    expect(present(await routes())[1]).toMatchObject({
      GatewayId: VpcEndpointId,
    });
    await ec2.send(new DeleteRouteCommand({ RouteTableId, ...everywhere }));
    expect(await routes()).toHaveLength(1);
    await expect(
      ec2.send(
        new DeleteRouteCommand({
          RouteTableId,
          DestinationCidrBlock: '10.2.0.0/16',
        }),
      ),
    ).rejects.toThrow(/cannot remove local route/);
  });
});

describe('a route table', () => {
  it('serves a subnet, which has no other one', async () => {
    const SubnetId = await network.subnet(VpcId);
    const { AssociationId } = await ec2.send(
      new AssociateRouteTableCommand({ RouteTableId, SubnetId }),
    );
    await expect(
      ec2.send(
        new AssociateRouteTableCommand({
          RouteTableId: await network.routeTable(VpcId),
          SubnetId,
        }),
      ),
    ).rejects.toMatchObject({ name: 'Resource.AlreadyAssociated' });
    await expect(
      ec2.send(new DeleteRouteTableCommand({ RouteTableId })),
    ).rejects.toMatchObject({ name: 'DependencyViolation' });

    await ec2.send(new DisassociateRouteTableCommand({ AssociationId }));
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId }));
  });

  it('serves an internet gateway only with routes that its edge can have', async () => {
    const GatewayId = await network.internetGateway(VpcId);
    const edge = await network.routeTable(VpcId);
    await ec2.send(
      new AssociateRouteTableCommand({ RouteTableId: edge, GatewayId }),
    );
    await expect(
      ec2.send(
        new CreateRouteCommand({
          RouteTableId: edge,
          ...everywhere,
          GatewayId,
        }),
      ),
    ).rejects.toThrow(/associated with a gateway/);
  });
});
