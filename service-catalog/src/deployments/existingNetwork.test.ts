import {
  CreateVpcEndpointCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import {
  createVpc,
  deleteVpc,
  inVpc,
  type ExistingVpc,
} from './__testUtils__/existingVpc';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const CHOICES = { EgressMode: 'allowlist', Zones: '2' };

jest.setTimeout(60_000);

describe('an environment in a network that is there already', () => {
  const account = useAccount(useAssembly());
  const ec2 = () => new EC2Client(account().clientOptions);
  afterEach(() => account().stacks.clear('lab'));

  it('comes up in subnets of the VPC’s second block, and leaves', async () => {
    const subnetCidrs = ['100.64.1.0/24', '100.64.2.0/24', '100.64.3.0/24'];
    const vpc = await createVpc(ec2(), ZONES, false, {
      cidr: '100.64.0.0/16',
      subnetCidrs,
    });
    const { stacks } = account();
    const { outputs } = await stacks.create('lab', {
      ...CHOICES,
      ...inVpc(vpc),
      StudioSubnetCidrs: subnetCidrs.join(','),
    });
    const { Subnets = [] } = await ec2().send(
      new DescribeSubnetsCommand({
        SubnetIds: outputs.StudioSubnetIds.split(','),
      }),
    );
    expect(Subnets.map(({ CidrBlock }) => CidrBlock)).toEqual([
      '100.64.1.0/24',
      '100.64.2.0/24',
    ]);
    await stacks.delete('lab');
    await deleteVpc(ec2(), vpc);
  });

  describe('with an endpoint of its own', () => {
    let vpc: ExistingVpc;
    beforeAll(async () => {
      vpc = await createVpc(ec2(), ZONES, false);
      await ec2().send(
        new CreateVpcEndpointCommand({
          VpcId: vpc.vpcId,
          ServiceName: 'com.amazonaws.eu-west-1.ecr.api',
          VpcEndpointType: 'Interface',
          SubnetIds: vpc.subnetIds,
          PrivateDnsEnabled: true,
        }),
      );
    });

    it('does not come up with a second one of the same private name', async () => {
      await expect(
        account().stacks.create('lab', { ...CHOICES, ...inVpc(vpc) }),
      ).rejects.toThrow(
        `private-dns-enabled cannot be set because there is already a conflicting DNS domain for api.ecr.eu-west-1.amazonaws.com in the VPC ${vpc.vpcId}`,
      );
    });

    it('comes up where the endpoint is switched off', async () => {
      const { outputs } = await account().stacks.create('lab', {
        ...CHOICES,
        ...inVpc(vpc),
        EndpointEcrApi: 'no',
      });
      expect(outputs.VpcId).toBe(vpc.vpcId);
    });
  });
});
