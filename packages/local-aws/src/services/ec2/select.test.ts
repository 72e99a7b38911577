import {
  CreateTagsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
  EC2Client,
  Filter,
  paginateDescribeSubnets,
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

const vpcIds = async (...Filters: Filter[]) => {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ Filters }));
  return Vpcs.map(({ VpcId }) => VpcId);
};

describe('filters', () => {
  it('match values, wildcards and tags, all together', async () => {
    const one = await network.vpc('10.2.0.0/16');
    const other = await network.vpc('10.3.0.0/16');
    await ec2.send(
      new CreateTagsCommand({
        Resources: [one, other],
        Tags: [{ Key: 'team', Value: 'a' }],
      }),
    );
    await ec2.send(
      new CreateTagsCommand({
        Resources: [other],
        Tags: [{ Key: 'team', Value: 'b' }],
      }),
    );

    expect(await vpcIds({ Name: 'cidr', Values: ['10.2.*'] })).toEqual([one]);
    expect(await vpcIds({ Name: 'tag:team', Values: ['b'] })).toEqual([other]);
    expect(await vpcIds({ Name: 'tag-key', Values: ['team'] })).toEqual([
      one,
      other,
    ]);
    expect(
      await vpcIds(
        { Name: 'tag:team', Values: ['a', 'b'] },
        { Name: 'vpc-id', Values: [other] },
      ),
    ).toEqual([other]);
  });

  it('are refused by their name where it is unknown', async () => {
    await expect(
      vpcIds({ Name: 'colour', Values: ['red'] }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: "The filter 'colour' is invalid",
    });
  });
});

describe('pages', () => {
  it('hold as many items as was asked for, each item once', async () => {
    const VpcId = await network.vpc();
    const made: string[] = [];
    for (let third = 1; third <= 7; third += 1) {
      made.push(await network.subnet(VpcId, `10.2.${third}.0/24`));
    }
    const pages: Array<Array<string | undefined>> = [];
    for await (const { Subnets = [] } of paginateDescribeSubnets(
      { client: ec2, pageSize: 5 },
      {},
    )) {
      pages.push(Subnets.map(({ SubnetId }) => SubnetId));
    }
    expect(pages.map(page => page.length)).toEqual([5, 2]);
    expect(pages.flat()).toEqual(made);
  });

  it('are refused with a token of another making', async () => {
    await expect(
      ec2.send(new DescribeVpcsCommand({ NextToken: 'nonsense' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });
});

describe('tags', () => {
  it('are listed by resource', async () => {
    const VpcId = await network.vpc();
    await ec2.send(
      new CreateTagsCommand({
        Resources: [VpcId],
        Tags: [{ Key: 'team', Value: 'a' }],
      }),
    );
    expect((await ec2.send(new DescribeTagsCommand({}))).Tags).toEqual([
      { Key: 'team', Value: 'a', ResourceId: VpcId, ResourceType: 'vpc' },
    ]);
  });

  it.each(['aws:mine', ''])('are refused with the key %j', async Key => {
    const VpcId = await network.vpc();
    await expect(
      ec2.send(
        new CreateTagsCommand({
          Resources: [VpcId],
          Tags: [{ Key, Value: 'x' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('are refused on what does not exist', async () => {
    await expect(
      ec2.send(
        new CreateTagsCommand({
          Resources: ['vpc-00000000000000000'],
          Tags: [{ Key: 'a', Value: 'b' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
  });
});
