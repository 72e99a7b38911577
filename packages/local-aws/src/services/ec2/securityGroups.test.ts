import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribePrefixListsCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { present, useTestServer } from '../testServer';
import { testNetwork } from './testNetwork';

const server = useTestServer();
let ec2: EC2Client;
let network: ReturnType<typeof testNetwork>;
let VpcId: string;
let GroupId: string;
beforeEach(async () => {
  ec2 = new EC2Client(server.clientOptions());
  network = testNetwork(ec2);
  VpcId = await network.vpcWithDns();
  GroupId = await network.securityGroup(VpcId);
});

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const allow = (...IpPermissions: IpPermission[]) =>
  ec2.send(
    new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }),
  );
const group = async () => {
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
  );
  return present(SecurityGroups)[0];
};

describe('a security group', () => {
  it('starts with all traffic out and none in', async () => {
    expect(await group()).toMatchObject({
      IpPermissions: [],
      IpPermissionsEgress: [
        { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    });
    expect((await group()).IpPermissionsEgress?.[0]).not.toHaveProperty(
      'FromPort',
    );
  });

  it('takes blocks, groups and prefix lists, and tells each as a rule', async () => {
    const peer = await network.securityGroup(VpcId, 'peer');
    const { PrefixLists } = await ec2.send(
      new DescribePrefixListsCommand({
        Filters: [
          {
            Name: 'prefix-list-name',
            Values: ['com.amazonaws.eu-west-1.s3'],
          },
        ],
      }),
    );
    const PrefixListId = present(PrefixLists)[0].PrefixListId;
    await allow({
      ...https,
      IpRanges: [{ CidrIp: '10.2.3.7/24', Description: 'studio' }],
      UserIdGroupPairs: [{ GroupId: peer }],
      PrefixListIds: [{ PrefixListId }],
    });
    expect((await group()).IpPermissions).toMatchObject([
      {
        ...https,
        IpRanges: [{ CidrIp: '10.2.3.0/24', Description: 'studio' }],
        UserIdGroupPairs: [{ GroupId: peer }],
        PrefixListIds: [{ PrefixListId }],
      },
    ]);
    const { SecurityGroupRules } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({
        Filters: [{ Name: 'group-id', Values: [GroupId] }],
      }),
    );
    expect(SecurityGroupRules?.filter(rule => !rule.IsEgress)).toHaveLength(3);
  });

  it('refuses the same rule twice, also in another notation', async () => {
    await allow({ ...https, IpRanges: [{ CidrIp: '10.2.3.0/24' }] });
    await expect(
      allow({ ...https, IpRanges: [{ CidrIp: '10.2.3.9/24' }] }),
    ).rejects.toMatchObject({ name: 'InvalidPermission.Duplicate' });
  });

  it('adds all rules of a call or none', async () => {
    await expect(
      allow(
        { ...https, IpRanges: [{ CidrIp: '10.2.3.0/24' }] },
        { ...https, IpRanges: [{ CidrIp: 'nonsense' }] },
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    expect((await group()).IpPermissions).toEqual([]);
  });

  it.each([
    [
      'an unknown group',
      { UserIdGroupPairs: [{ GroupId: 'sg-1' }] },
      'InvalidGroup.NotFound',
    ],
    [
      'an unknown prefix list',
      { PrefixListIds: [{ PrefixListId: 'pl-1' }] },
      'InvalidPrefixListID.NotFound',
    ],
    [
      'ports in the wrong order',
      { FromPort: 2, ToPort: 1, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
    ],
    [
      'no ports',
      {
        FromPort: undefined,
        ToPort: undefined,
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
      },
      'InvalidParameterValue',
    ],
    [
      'an unknown protocol',
      { IpProtocol: 'http', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
    ],
  ])('refuses a rule with %s', async (_, rule, name) => {
    await expect(allow({ ...https, ...rule })).rejects.toMatchObject({ name });
  });

  it('takes at most sixty rules in a direction', async () => {
    const IpRanges = Array.from({ length: 61 }, (_, index) => ({
      CidrIp: `10.0.${index}.0/24`,
    }));
    await expect(allow({ ...https, IpRanges })).rejects.toMatchObject({
      name: 'RulesPerSecurityGroupLimitExceeded',
    });
  });

  it('gives up rules that it has, no others', async () => {
    const outside = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    await ec2.send(
      new RevokeSecurityGroupEgressCommand({
        GroupId,
        IpPermissions: [outside],
      }),
    );
    expect((await group()).IpPermissionsEgress).toEqual([]);
    await expect(
      ec2.send(
        new RevokeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: [outside],
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidPermission.NotFound' });
  });

  it('is not deleted while another one or an endpoint refers to it', async () => {
    const peer = await network.securityGroup(VpcId, 'peer');
    const endpoints = await network.securityGroup(VpcId, 'endpoints');
    await ec2.send(
      new AuthorizeSecurityGroupEgressCommand({
        GroupId,
        IpPermissions: [{ ...https, UserIdGroupPairs: [{ GroupId: peer }] }],
      }),
    );
    await network.endpoint({
      VpcId,
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.eu-west-1.sts',
      SubnetIds: [await network.subnet(VpcId)],
      SecurityGroupIds: [endpoints],
    });
    for (const id of [peer, endpoints]) {
      await expect(
        ec2.send(new DeleteSecurityGroupCommand({ GroupId: id })),
      ).rejects.toMatchObject({ name: 'DependencyViolation' });
    }
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId: peer }));
  });

  it.each([
    ['default', 'InvalidParameterValue'],
    ['sg-mine', 'InvalidParameterValue'],
    ['workload', 'InvalidGroup.Duplicate'],
    ['ümlaut', 'InvalidParameterValue'],
  ])('is refused with the name %s', async (GroupName, name) => {
    await expect(
      ec2.send(
        new CreateSecurityGroupCommand({ GroupName, VpcId, Description: 'x' }),
      ),
    ).rejects.toMatchObject({ name });
  });
});
