import {
  DeleteInternetGatewayCommand,
  DeleteNatGatewayCommand,
  DeleteSubnetCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DetachInternetGatewayCommand,
  EC2Client,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import { useTestServer } from '../testServer';
import { testNetwork } from './testNetwork';

describe('at the pace of a test', () => {
  const server = useTestServer();
  let ec2: EC2Client;
  let network: ReturnType<typeof testNetwork>;
  beforeEach(() => {
    ec2 = new EC2Client(server.clientOptions());
    network = testNetwork(ec2);
  });

  describe('an internet gateway', () => {
    it('is attached to one VPC, which has no other one', async () => {
      const VpcId = await network.vpc();
      await network.internetGateway(VpcId);
      await expect(network.internetGateway(VpcId)).rejects.toThrow(
        /already has an internet gateway attached/,
      );
    });

    it('is deleted only once it is detached', async () => {
      const VpcId = await network.vpc();
      const InternetGatewayId = await network.internetGateway(VpcId);
      await expect(
        ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId })),
      ).rejects.toMatchObject({ name: 'DependencyViolation' });
      await ec2.send(
        new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }),
      );
      await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
    });

    it('stays attached while the VPC has public addresses', async () => {
      const VpcId = await network.vpc();
      const InternetGatewayId = await network.internetGateway(VpcId);
      await network.natGateway(
        await network.subnet(VpcId),
        await network.address(),
      );
      await expect(
        ec2.send(
          new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }),
        ),
      ).rejects.toThrow(/mapped public address/);
    });
  });

  describe('an Elastic IP address', () => {
    it('can be had five times in a region', async () => {
      for (let count = 0; count < 5; count += 1) {
        await network.address();
      }
      await expect(network.address()).rejects.toMatchObject({
        name: 'AddressLimitExceeded',
      });
    });

    it('is released only once nothing uses it', async () => {
      const VpcId = await network.vpc();
      await network.internetGateway(VpcId);
      const AllocationId = await network.address();
      const NatGatewayId = await network.natGateway(
        await network.subnet(VpcId),
        AllocationId,
      );
      await expect(
        ec2.send(new ReleaseAddressCommand({ AllocationId })),
      ).rejects.toMatchObject({ name: 'InvalidIPAddress.InUse' });

      await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
      await ec2.send(new ReleaseAddressCommand({ AllocationId }));
      expect(
        (await ec2.send(new DescribeAddressesCommand({}))).Addresses,
      ).toEqual([]);
    });
  });

  describe('a NAT gateway', () => {
    it('fails where the VPC has no internet gateway', async () => {
      const SubnetId = await network.subnet(await network.vpc());
      await network.natGateway(SubnetId, await network.address());
      const { NatGateways } = await ec2.send(
        new DescribeNatGatewaysCommand({}),
      );
      expect(NatGateways).toMatchObject([
        { State: 'failed', FailureCode: 'Gateway.NotAttached' },
      ]);
    });

    it('fails with an address that another one has', async () => {
      const VpcId = await network.vpc();
      await network.internetGateway(VpcId);
      const SubnetId = await network.subnet(VpcId);
      const AllocationId = await network.address();
      await network.natGateway(SubnetId, AllocationId);
      await network.natGateway(SubnetId, AllocationId);
      const { NatGateways } = await ec2.send(
        new DescribeNatGatewaysCommand({}),
      );
      expect(NatGateways).toMatchObject([
        { State: 'available' },
        { State: 'failed', FailureCode: 'Resource.AlreadyAssociated' },
      ]);
    });
  });
});

describe('at the pace of a demonstration', () => {
  const server = useTestServer({ pace: 'demo' });

  it('a NAT gateway passes through its states and keeps its subnet until it is gone', async () => {
    const ec2 = new EC2Client(server.clientOptions());
    const network = testNetwork(ec2);
    const state = async () =>
      (await ec2.send(new DescribeNatGatewaysCommand({}))).NatGateways?.[0]
        .State;
    const VpcId = await network.vpc();
    await network.internetGateway(VpcId);
    const SubnetId = await network.subnet(VpcId);
    const NatGatewayId = await network.natGateway(
      SubnetId,
      await network.address(),
    );

    expect(await state()).toBe('pending');
    server.running().clock.advance(10_000);
    expect(await state()).toBe('available');

    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
    expect(await state()).toBe('deleting');
    await expect(
      ec2.send(new DeleteSubnetCommand({ SubnetId })),
    ).rejects.toMatchObject({ name: 'DependencyViolation' });

    server.running().clock.advance(10_000);
    expect(await state()).toBe('deleted');
    expect(
      (await ec2.send(new DescribeNetworkInterfacesCommand({})))
        .NetworkInterfaces,
    ).toEqual([]);
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  });
});
