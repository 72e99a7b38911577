import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  EC2Client,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import { useTestServer } from '../testServer';
import { testNetwork } from './testNetwork';

const server = useTestServer();
let ec2: EC2Client;
let network: ReturnType<typeof testNetwork>;
beforeEach(() => {
  ec2 = new EC2Client(server.clientOptions());
  network = testNetwork(ec2);
});

describe('a VPC', () => {
  it('comes with a default security group, a main route table and a network ACL', async () => {
    const VpcId = await network.vpc();
    const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];

    const groups = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters }),
    );
    const tables = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
    const acls = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));

    expect(groups.SecurityGroups).toMatchObject([
      {
        GroupName: 'default',
        IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{}] }],
        IpPermissionsEgress: [{ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ]);
    expect(tables.RouteTables).toMatchObject([
      {
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '10.2.0.0/16', GatewayId: 'local' }],
      },
    ]);
    expect(acls.NetworkAcls).toMatchObject([{ IsDefault: true }]);
  });

  it.each([
    ['10.0.0.0/8', 'InvalidVpc.Range'],
    ['10.0.0.0/29', 'InvalidVpc.Range'],
    ['10.0.0.0', 'InvalidParameterValue'],
  ])('is refused with the block %s', async (CidrBlock, name) => {
    await expect(
      ec2.send(new CreateVpcCommand({ CidrBlock })),
    ).rejects.toMatchObject({ name });
  });

  it('is refused without a block', async () => {
    await expect(ec2.send(new CreateVpcCommand({}))).rejects.toMatchObject({
      name: 'MissingParameter',
    });
  });

  it('can be had five times in a region', async () => {
    for (let count = 0; count < 5; count += 1) {
      await network.vpc();
    }
    await expect(network.vpc()).rejects.toMatchObject({
      name: 'VpcLimitExceeded',
    });
  });

  it('keeps its attributes', async () => {
    const VpcId = await network.vpc();
    await ec2.send(
      new ModifyVpcAttributeCommand({
        VpcId,
        EnableDnsHostnames: { Value: true },
      }),
    );
    expect(
      await ec2.send(
        new DescribeVpcAttributeCommand({
          VpcId,
          Attribute: 'enableDnsHostnames',
        }),
      ),
    ).toMatchObject({ EnableDnsHostnames: { Value: true } });
  });

  it('stays as long as something is in it', async () => {
    const VpcId = await network.vpc();
    const SubnetId = await network.subnet(VpcId);
    await expect(
      ec2.send(new DeleteVpcCommand({ VpcId })),
    ).rejects.toMatchObject({ name: 'DependencyViolation' });

    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    await ec2.send(new DeleteVpcCommand({ VpcId }));

    await expect(
      ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] })),
    ).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
    expect(
      (await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups,
    ).toEqual([]);
  });

  it('says that only permission was missing, in a dry run', async () => {
    await expect(
      ec2.send(
        new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', DryRun: true }),
      ),
    ).rejects.toMatchObject({ name: 'DryRunOperation' });
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toEqual([]);
  });

  it('names the member that is not served', async () => {
    await expect(
      ec2.send(
        new CreateVpcCommand({
          CidrBlock: '10.0.0.0/16',
          AmazonProvidedIpv6CidrBlock: true,
        }),
      ),
    ).rejects.toThrow(/AmazonProvidedIpv6CidrBlock/);
  });
});

describe('a subnet', () => {
  it('tells its zone and how many addresses are free', async () => {
    const SubnetId = await network.subnet(await network.vpc());
    expect(
      (await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] })))
        .Subnets,
    ).toMatchObject([
      {
        AvailabilityZone: 'eu-west-1a',
        AvailabilityZoneId: 'euw1-az1',
        AvailableIpAddressCount: 251,
        State: 'available',
      },
    ]);
  });

  it.each([
    ['10.3.0.0/24', 'InvalidSubnet.Range'],
    ['10.2.0.0/29', 'InvalidSubnet.Range'],
    ['10.2.1.128/25', 'InvalidSubnet.Conflict'],
    ['10.2.0.0/16', 'InvalidSubnet.Conflict'],
  ])('is refused with the block %s', async (CidrBlock, name) => {
    const VpcId = await network.vpc();
    await network.subnet(VpcId);
    await expect(network.subnet(VpcId, CidrBlock)).rejects.toMatchObject({
      name,
    });
  });

  it('is refused in a zone that the region does not have', async () => {
    const VpcId = await network.vpc();
    await expect(
      ec2.send(
        new CreateSubnetCommand({
          VpcId,
          CidrBlock: '10.2.1.0/24',
          AvailabilityZone: 'eu-west-1z',
        }),
      ),
    ).rejects.toThrow(/eu-west-1a, eu-west-1b, eu-west-1c/);
  });
});
