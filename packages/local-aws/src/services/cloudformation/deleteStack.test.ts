import type { ListStackResourcesOutput } from '@aws-sdk/client-cloudformation';
import { JsonObject } from './template/json';
import { Account, createAccount } from './testing/createAccount';

const vpc = {
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock: '10.0.0.0/16' },
};
const subnet = (CidrBlock: string): JsonObject => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock },
});
const group: JsonObject = {
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName: '/kept' },
};

async function statuses(account: Account, stackId: string | undefined) {
  const { StackResourceSummaries = [] } =
    await account.invoke<ListStackResourcesOutput>(
      'cloudformation',
      'ListStackResources',
      { StackName: stackId },
    );
  return Object.fromEntries(
    StackResourceSummaries.map(resource => [
      resource.LogicalResourceId,
      resource.ResourceStatus,
    ]),
  );
}

const history = async (account: Account, stackId: string | undefined) =>
  (await account.events(stackId ?? '')).map(
    event => `${event.LogicalResourceId} ${event.ResourceStatus}`,
  );

describe('DeleteStack', () => {
  it('deletes in the other order, after which the ARN alone finds the stack', async () => {
    const account = createAccount();
    const created = await account.createStack({
      Resources: { Vpc: vpc, Subnet: subnet('10.0.1.0/24') },
    });
    const id = created.StackId ?? '';
    await account.invoke('cloudformation', 'DeleteStack', {
      StackName: 'stack',
    });
    const stack = await account.settled(id);
    expect(stack.StackStatus).toBe('DELETE_COMPLETE');
    expect((await history(account, id)).slice(-5)).toEqual([
      'Subnet DELETE_IN_PROGRESS',
      'Subnet DELETE_COMPLETE',
      'Vpc DELETE_IN_PROGRESS',
      'Vpc DELETE_COMPLETE',
      'stack DELETE_COMPLETE',
    ]);
    await expect(account.settled('stack')).rejects.toMatchObject({
      code: 'ValidationError',
      message: 'Stack with id stack does not exist',
    });
  });

  it('fails for the reason of the service, and can be asked again', async () => {
    const account = createAccount();
    const { StackId = '' } = await account.createStack({
      Resources: { Vpc: vpc, Gateway: { Type: 'AWS::EC2::InternetGateway' } },
      Outputs: { Vpc: { Value: { Ref: 'Vpc' } } },
    });
    const VpcId = (await account.settled(StackId)).Outputs?.[0].OutputValue;
    const { Subnet } = await account.invoke<{ Subnet: { SubnetId: string } }>(
      'ec2',
      'CreateSubnet',
      { VpcId, CidrBlock: '10.0.9.0/24' },
    );

    const failed = await account.deleteStack(StackId);
    expect(failed).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Vpc].',
    });
    expect(await statuses(account, StackId)).toEqual({
      Vpc: 'DELETE_FAILED',
      Gateway: 'DELETE_COMPLETE',
    });
    const reason = (await account.events(StackId)).find(
      ({ ResourceStatus }) => ResourceStatus === 'DELETE_FAILED',
    )?.ResourceStatusReason;
    expect(reason).toContain('has dependencies and cannot be deleted');

    await account.invoke('ec2', 'DeleteSubnet', {
      SubnetId: Subnet.SubnetId,
    });
    expect((await account.deleteStack(StackId)).StackStatus).toBe(
      'DELETE_COMPLETE',
    );
  });

  it('keeps what its template retains, and says so', async () => {
    const account = createAccount();
    const { StackId = '' } = await account.createStack({
      Resources: { Group: { ...group, DeletionPolicy: 'Retain' } },
    });
    await account.deleteStack(StackId);
    expect(await history(account, StackId)).toContain('Group DELETE_SKIPPED');
    const { logGroups } = await account.invoke<{ logGroups: object[] }>(
      'logs',
      'DescribeLogGroups',
      {},
    );
    expect(logGroups).toHaveLength(1);
  });

  it('takes as deleted what somebody deleted before', async () => {
    const account = createAccount();
    const { StackId = '' } = await account.createStack({
      Resources: { Group: group },
    });
    await account.invoke('logs', 'DeleteLogGroup', { logGroupName: '/kept' });
    expect((await account.deleteStack(StackId)).StackStatus).toBe(
      'DELETE_COMPLETE',
    );
  });
});

describe('exports', () => {
  const exporting = {
    Resources: { Vpc: vpc },
    Outputs: { Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: 'the-vpc' } } },
  };
  const importing = {
    Resources: {
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: {
          VpcId: { 'Fn::ImportValue': 'the-vpc' },
          CidrBlock: '10.0.1.0/24',
        },
      },
    },
  };

  it('are read by other stacks, which keep them from being deleted', async () => {
    const account = createAccount();
    const exporter = await account.createStack(exporting);
    const importer = await account.createStack(importing, {
      StackName: 'importer',
    });
    expect(importer.StackStatus).toBe('CREATE_COMPLETE');
    expect(await account.deleteStack(exporter.StackId ?? '')).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: expect.stringContaining('the-vpc as it is in use'),
    });
    await account.deleteStack(importer.StackId ?? '');
    expect(await account.deleteStack(exporter.StackId ?? '')).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
    });
  });

  it('have names that no other stack has', async () => {
    const account = createAccount();
    await account.createStack(exporting);
    const second = await account.createStack(exporting, { StackName: 'two' });
    expect(second.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(
      (await account.events(second.StackId ?? '')).some(event =>
        event.ResourceStatusReason?.includes(
          'Export with name the-vpc is already exported by stack stack',
        ),
      ),
    ).toBe(true);
  });
});
