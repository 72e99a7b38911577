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

/** A network of which the second subnet cannot be created. */
const failing = {
  Resources: {
    Vpc: vpc,
    Inside: subnet('10.0.1.0/24'),
    Outside: { ...subnet('192.168.0.0/24'), DependsOn: 'Inside' },
    Never: { Type: 'AWS::EC2::InternetGateway', DependsOn: 'Outside' },
  },
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

async function vpcCount(account: Account): Promise<number> {
  const { Vpcs } = await account.invoke<{ Vpcs: object[] }>(
    'ec2',
    'DescribeVpcs',
    { Filters: [{ Name: 'is-default', Values: ['false'] }] },
  );
  return Vpcs.length;
}

describe('a creation that fails', () => {
  it('rolls back what was created and gives the reason of the service', async () => {
    const account = createAccount();
    const stack = await account.createStack(failing);

    expect(stack).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
    const events = await account.events(stack.StackId ?? '');
    expect(
      events.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED'),
    ).toMatchObject({
      LogicalResourceId: 'Outside',
      ResourceStatusReason: expect.stringContaining('192.168.0.0/24'),
    });
    expect(
      events.find(
        ({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS',
      )?.ResourceStatusReason,
    ).toBe(
      'The following resource(s) failed to create: [Outside]. Rollback requested by user.',
    );
    const told = await history(account, stack.StackId);
    expect(told).not.toContain('Never CREATE_IN_PROGRESS');
    expect(told.indexOf('Inside DELETE_COMPLETE')).toBeLessThan(
      told.indexOf('Vpc DELETE_IN_PROGRESS'),
    );
    expect(await vpcCount(account)).toBe(0);
  });

  it('cancels what is under way', async () => {
    const account = createAccount();
    account.faults.addResourceFault({ logicalId: 'Slow', delayMs: 60_000 });
    account.faults.addResourceFault({ logicalId: 'Broken', reason: 'Broken.' });
    const stack = await account.createStack({
      Resources: {
        Slow: { Type: 'AWS::EC2::InternetGateway' },
        Broken: { Type: 'AWS::EC2::InternetGateway' },
      },
    });
    const reasons = (await account.events(stack.StackId ?? ''))
      .filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
      .map(event => [event.LogicalResourceId, event.ResourceStatusReason]);
    expect(reasons).toEqual([
      ['Broken', 'Broken.'],
      ['Slow', 'Resource creation cancelled'],
    ]);
  });

  it('keeps everything with OnFailure DO_NOTHING', async () => {
    const account = createAccount();
    const stack = await account.createStack(failing, {
      OnFailure: 'DO_NOTHING',
    });
    expect(stack.StackStatus).toBe('CREATE_FAILED');
    expect(await statuses(account, stack.StackId)).toEqual({
      Vpc: 'CREATE_COMPLETE',
      Inside: 'CREATE_COMPLETE',
      Outside: 'CREATE_FAILED',
    });
  });

  it('leaves nothing with OnFailure DELETE', async () => {
    const account = createAccount();
    const stack = await account.createStack(failing, { OnFailure: 'DELETE' });
    expect(stack.StackStatus).toBe('DELETE_COMPLETE');
    expect(await vpcCount(account)).toBe(0);
  });

  it.each([
    ['Delete', false],
    ['RetainExceptOnCreate', false],
    ['Retain', true],
  ])('with DeletionPolicy %s keeps the resource: %s', async (policy, kept) => {
    const account = createAccount();
    account.faults.addResourceFault({ logicalId: 'Broken', reason: 'Broken.' });
    await account.createStack({
      Resources: {
        Group: { ...group, DeletionPolicy: policy },
        Broken: { Type: 'AWS::EC2::InternetGateway', DependsOn: 'Group' },
      },
    });
    const { logGroups } = await account.invoke<{ logGroups: object[] }>(
      'logs',
      'DescribeLogGroups',
      {},
    );
    expect(logGroups).toHaveLength(kept ? 1 : 0);
  });
});

describe('a server that ends during a deployment', () => {
  it.each(['Vpc', 'Subnet', 'Gateway'])(
    'leaves it to the next one, which continues at %s',
    async logicalId => {
      const before = createAccount();
      before.faults.addResourceFault({ logicalId, delayMs: 60_000 });
      const { StackId } = await before.invoke<{ StackId: string }>(
        'cloudformation',
        'CreateStack',
        {
          StackName: 'stack',
          TemplateBody: JSON.stringify({
            Resources: {
              Vpc: vpc,
              Subnet: subnet('10.0.1.0/24'),
              Gateway: {
                Type: 'AWS::EC2::InternetGateway',
                DependsOn: 'Subnet',
              },
            },
          }),
        },
      );
      while (
        !(await history(before, StackId)).includes(
          `${logicalId} CREATE_IN_PROGRESS`,
        )
      ) {
        await new Promise(resolve => setImmediate(resolve));
      }

      const after = createAccount(before.close());
      expect((await after.settled(StackId)).StackStatus).toBe(
        'CREATE_COMPLETE',
      );
      expect(await vpcCount(after)).toBe(1);
      const told = await history(after, StackId);
      expect(
        told.filter(event => event === 'Vpc CREATE_COMPLETE'),
      ).toHaveLength(1);
    },
  );
});
