import {
  CreateFlowLogsCommand,
  CreateFlowLogsRequest,
  DeleteFlowLogsCommand,
  DescribeFlowLogsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { present, useTestServer } from '../testServer';
import { testNetwork } from './testNetwork';

const server = useTestServer();
const role = 'arn:aws:iam::111122223333:role/flow-logs';

async function setUp() {
  const ec2 = new EC2Client(server.clientOptions());
  const VpcId = await testNetwork(ec2).vpc();
  const create = (overrides: Partial<CreateFlowLogsRequest> = {}) =>
    ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds: [VpcId],
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogGroupName: '/studio/flow',
        DeliverLogsPermissionArn: role,
        ...overrides,
      }),
    );
  return { ec2, VpcId, create };
}

describe('a flow log', () => {
  it('is made for each resource, told and deleted', async () => {
    const { ec2, VpcId, create } = await setUp();
    const { FlowLogIds } = await create();
    expect(
      (await ec2.send(new DescribeFlowLogsCommand({}))).FlowLogs,
    ).toMatchObject([
      {
        ResourceId: VpcId,
        FlowLogStatus: 'ACTIVE',
        LogDestination:
          'arn:aws:logs:eu-west-1:111122223333:log-group:/studio/flow',
        MaxAggregationInterval: 600,
      },
    ]);
    await ec2.send(
      new DeleteFlowLogsCommand({ FlowLogIds: present(FlowLogIds) }),
    );
    expect((await ec2.send(new DescribeFlowLogsCommand({}))).FlowLogs).toEqual(
      [],
    );
  });

  it('is not made for what does not exist, nor twice', async () => {
    const { create } = await setUp();
    await create();
    expect((await create()).Unsuccessful).toMatchObject([
      { Error: { Code: 'FlowLogAlreadyExists' } },
    ]);
    expect(
      (await create({ ResourceIds: ['vpc-1'] })).Unsuccessful,
    ).toMatchObject([{ Error: { Code: 'InvalidVpcID.NotFound' } }]);
  });

  it('needs a role to write to CloudWatch Logs, which the caller must be allowed to pass', async () => {
    const { create } = await setUp();
    await expect(
      create({ DeliverLogsPermissionArn: undefined }),
    ).rejects.toThrow(/DeliverLogsPermissionArn/);
    await create();
    const call = server
      .running()
      .calls()
      .filter(({ operation }) => operation === 'CreateFlowLogs')
      .at(-1);
    expect(call?.authorization).toContainEqual({
      action: 'iam:PassRole',
      resource: role,
      conditionKeys: { 'iam:PassedToService': 'vpc-flow-logs.amazonaws.com' },
    });
  });
});
