import {
  AssociateVpcCidrBlockCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { present, useTestServer } from '../testServer';
import { testNetwork } from './testNetwork';

const server = useTestServer();
let ec2: EC2Client;
let network: ReturnType<typeof testNetwork>;
beforeEach(() => {
  ec2 = new EC2Client(server.clientOptions());
  network = testNetwork(ec2);
});

const associate = (VpcId: string, CidrBlock: string) =>
  ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock }));

describe('a second block of a VPC', () => {
  it('is shown, found by and routed inside the VPC', async () => {
    const VpcId = await network.vpc();
    const before = await network.routeTable(VpcId);
    const { CidrBlockAssociation } = await associate(VpcId, '100.64.0.0/16');
    const after = await network.routeTable(VpcId);

    expect(CidrBlockAssociation).toMatchObject({
      AssociationId: expect.stringMatching(/^vpc-cidr-assoc-/),
      CidrBlock: '100.64.0.0/16',
    });
    const { Vpcs } = await ec2.send(
      new DescribeVpcsCommand({
        Filters: [
          {
            Name: 'cidr-block-association.cidr-block',
            Values: ['100.64.0.0/16'],
          },
        ],
      }),
    );
    expect(Vpcs).toMatchObject([
      {
        VpcId,
        CidrBlock: '10.2.0.0/16',
        CidrBlockAssociationSet: [
          { CidrBlock: '10.2.0.0/16' },
          {
            CidrBlock: '100.64.0.0/16',
            CidrBlockState: { State: 'associated' },
          },
        ],
      },
    ]);
    const { RouteTables = [] } = await ec2.send(
      new DescribeRouteTablesCommand({ RouteTableIds: [before, after] }),
    );
    for (const { Routes } of RouteTables) {
      expect(Routes).toMatchObject([
        { DestinationCidrBlock: '10.2.0.0/16', GatewayId: 'local' },
        { DestinationCidrBlock: '100.64.0.0/16', GatewayId: 'local' },
      ]);
    }
  });

  it('takes subnets, whose traffic can be led like that of any other', async () => {
    const VpcId = await network.vpc();
    await associate(VpcId, '100.64.0.0/16');
    const SubnetId = await network.subnet(VpcId, '100.64.1.0/24');
    await network.subnet(VpcId, '10.2.1.0/24');
    await expect(network.subnet(VpcId, '100.65.1.0/24')).rejects.toMatchObject({
      name: 'InvalidSubnet.Range',
    });
    await expect(network.subnet(VpcId, '100.64.1.0/25')).rejects.toMatchObject({
      name: 'InvalidSubnet.Conflict',
    });
    await network.internetGateway(VpcId);
    const { NatGateway } = await ec2.send(
      new CreateNatGatewayCommand({
        SubnetId,
        AllocationId: await network.address(),
      }),
    );
    const RouteTableId = await network.routeTable(VpcId);
    const route = (DestinationCidrBlock: string) =>
      ec2.send(
        new CreateRouteCommand({
          RouteTableId,
          DestinationCidrBlock,
          NatGatewayId: present(NatGateway?.NatGatewayId),
        }),
      );
    await route('100.64.1.0/24');
    await expect(route('100.64.2.0/24')).rejects.toThrow(
      /does not match the CIDR block of a subnet/,
    );
    const { Subnets } = await ec2.send(
      new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }),
    );
    expect(Subnets).toMatchObject([{ VpcId, CidrBlock: '100.64.1.0/24' }]);
  });

  it.each([
    ['10.2.0.0/16', '10.3.0.0/16', undefined],
    ['10.2.0.0/16', '203.0.113.0/24', undefined],
    ['172.16.0.0/16', '172.17.0.0/16', undefined],
    ['100.64.0.0/16', '100.65.0.0/16', undefined],
    ['10.2.0.0/16', '10.2.128.0/20', 'CidrConflict'],
    ['10.2.0.0/16', '10.3.0.0/15', 'InvalidVpc.Range'],
    ['10.2.0.0/16', '172.16.0.0/16', 'InvalidVpc.Range'],
    ['10.2.0.0/16', '192.168.0.0/24', 'InvalidVpc.Range'],
    ['10.2.0.0/16', '198.19.0.0/24', 'InvalidVpc.Range'],
    ['10.1.0.0/16', '10.0.0.0/24', 'InvalidVpc.Range'],
    ['172.16.0.0/16', '172.31.0.0/20', 'InvalidVpc.Range'],
    ['100.64.0.0/16', '10.0.0.0/16', 'InvalidVpc.Range'],
    ['10.2.0.0/16', 'nonsense', 'InvalidParameterValue'],
  ])('of %s may be %s or not: %s', async (first, second, name) => {
    const answer = associate(await network.vpc(first), second).then(
      () => undefined,
      error => error.name,
    );
    await expect(answer).resolves.toBe(name);
  });

  it('is one of five at most', async () => {
    const VpcId = await network.vpc();
    for (const third of [3, 4, 5, 6]) {
      await associate(VpcId, `10.${third}.0.0/16`);
    }
    await expect(associate(VpcId, '10.7.0.0/16')).rejects.toMatchObject({
      name: 'CidrLimitExceeded',
    });
  });
});
