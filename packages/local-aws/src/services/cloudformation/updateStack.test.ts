import { JsonObject } from './template/json';
import { Account, createAccount } from './testing/createAccount';

const network = (properties: {
  vpc?: JsonObject;
  subnet?: JsonObject;
  more?: JsonObject;
}): JsonObject => ({
  Resources: {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: { CidrBlock: '10.0.0.0/16', ...properties.vpc },
    },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        CidrBlock: '10.0.1.0/24',
        ...properties.subnet,
      },
    },
    ...properties.more,
  },
  Outputs: {
    Vpc: { Value: { Ref: 'Vpc' } },
    Subnet: { Value: { Ref: 'Subnet' } },
  },
});

const outputsOf = (stack: { Outputs?: Array<{ OutputValue?: string }> }) =>
  (stack.Outputs ?? []).map(({ OutputValue }) => OutputValue);

const historySince = async (account: Account, stackId = '') => {
  const events = await account.events(stackId);
  const start = events.findIndex(
    ({ ResourceStatus }) => ResourceStatus === 'UPDATE_IN_PROGRESS',
  );
  return events
    .slice(start)
    .map(event => `${event.LogicalResourceId} ${event.ResourceStatus}`);
};

const subnetCount = async (account: Account, VpcId: string | undefined) => {
  const { Subnets } = await account.invoke<{ Subnets: object[] }>(
    'ec2',
    'DescribeSubnets',
    { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] },
  );
  return Subnets.length;
};

describe('UpdateStack', () => {
  it('changes in place what the registry lets it, and nothing else', async () => {
    const account = createAccount();
    const before = await account.createStack(network({}));
    const after = await account.updateStack(
      network({ subnet: { MapPublicIpOnLaunch: true } }),
    );
    expect(after.StackStatus).toBe('UPDATE_COMPLETE');
    expect(outputsOf(after)).toEqual(outputsOf(before));
    expect(await historySince(account, after.StackId)).toEqual([
      'stack UPDATE_IN_PROGRESS',
      'Subnet UPDATE_IN_PROGRESS',
      'Subnet UPDATE_COMPLETE',
      'stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'stack UPDATE_COMPLETE',
    ]);
    const { Subnets } = await account.invoke<{ Subnets: object[] }>(
      'ec2',
      'DescribeSubnets',
      { SubnetIds: [outputsOf(after)[1]] },
    );
    expect(Subnets).toMatchObject([{ MapPublicIpOnLaunch: true }]);
  });

  it('replaces what must be new, then removes the old', async () => {
    const account = createAccount();
    const before = await account.createStack(network({}));
    const after = await account.updateStack(
      network({ subnet: { CidrBlock: '10.0.2.0/24' } }),
    );
    expect(outputsOf(after)[0]).toBe(outputsOf(before)[0]);
    expect(outputsOf(after)[1]).not.toBe(outputsOf(before)[1]);
    expect(await historySince(account, after.StackId)).toEqual([
      'stack UPDATE_IN_PROGRESS',
      'Subnet UPDATE_IN_PROGRESS',
      'Subnet UPDATE_IN_PROGRESS',
      'Subnet UPDATE_COMPLETE',
      'stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Subnet DELETE_IN_PROGRESS',
      'Subnet DELETE_COMPLETE',
      'stack UPDATE_COMPLETE',
    ]);
    expect(await subnetCount(account, outputsOf(after)[0])).toBe(1);
  });

  it('adds what is new in the template and removes what it no longer has', async () => {
    const account = createAccount();
    const gateway = { Type: 'AWS::EC2::InternetGateway' };
    await account.createStack(network({ more: { Old: gateway } }));
    const after = await account.updateStack(
      network({ more: { New: gateway } }),
    );
    const told = await historySince(account, after.StackId);
    expect(told).toContain('New CREATE_COMPLETE');
    expect(told.indexOf('Old DELETE_COMPLETE')).toBeGreaterThan(
      told.indexOf('stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
    );
  });

  it('goes back to what was there when a resource fails', async () => {
    const account = createAccount();
    const before = await account.createStack(network({}));
    account.faults.addResourceFault({ logicalId: 'Broken', reason: 'Broken.' });
    const after = await account.updateStack(
      network({
        vpc: { EnableDnsHostnames: true },
        subnet: { CidrBlock: '10.0.2.0/24' },
        more: {
          Broken: {
            Type: 'AWS::EC2::InternetGateway',
            DependsOn: 'Subnet',
          },
        },
      }),
    );
    expect(after.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(outputsOf(after)).toEqual(outputsOf(before));
    expect(await subnetCount(account, outputsOf(after)[0])).toBe(1);
    const { EnableDnsHostnames } = await account.invoke<{
      EnableDnsHostnames: object;
    }>('ec2', 'DescribeVpcAttribute', {
      VpcId: outputsOf(after)[0],
      Attribute: 'enableDnsHostnames',
    });
    expect(EnableDnsHostnames).toEqual({ Value: false });
    account.faults.clear();
    expect(
      await account.updateStack(
        network({ subnet: { MapPublicIpOnLaunch: true } }),
      ),
    ).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  });

  it('keeps parameters with UsePreviousValue and the template with UsePreviousTemplate', async () => {
    const account = createAccount();
    const template: JsonObject = {
      Parameters: {
        Cidr: { Type: 'String' },
        Names: { Type: 'String', Default: 'false' },
      },
      Resources: {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Properties: {
            CidrBlock: { Ref: 'Cidr' },
            EnableDnsHostnames: { Ref: 'Names' },
          },
        },
      },
    };
    await account.createStack(template, {
      Parameters: [{ ParameterKey: 'Cidr', ParameterValue: '10.5.0.0/16' }],
    });
    const { StackId } = await account.invoke<{ StackId: string }>(
      'cloudformation',
      'UpdateStack',
      {
        StackName: 'stack',
        UsePreviousTemplate: true,
        Parameters: [
          { ParameterKey: 'Cidr', UsePreviousValue: true },
          { ParameterKey: 'Names', ParameterValue: 'true' },
        ],
      },
    );
    expect(await account.settled(StackId)).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      Parameters: [
        { ParameterKey: 'Cidr', ParameterValue: '10.5.0.0/16' },
        { ParameterKey: 'Names', ParameterValue: 'true' },
      ],
    });
  });

  it.each<[string, JsonObject, object, string]>([
    ['nothing new', network({}), {}, 'No updates are to be performed.'],
    [
      'a stack that is not there',
      network({}),
      { StackName: 'other' },
      'Stack [other] does not exist',
    ],
    [
      'another type of a resource',
      network({ more: { Subnet: { Type: 'AWS::EC2::InternetGateway' } } }),
      {},
      'Update of resource type is not permitted. The new template modifies resource type of the following resources: [Subnet]',
    ],
    [
      'other tags of the stack',
      network({}),
      { Tags: [{ Key: 'a', Value: 'b' }] },
      'local-aws does not know a change of the tags of a stack',
    ],
  ])('refuses %s', async (_name, template, input, message) => {
    const account = createAccount();
    await account.createStack(network({}));
    await expect(account.updateStack(template, input)).rejects.toMatchObject({
      code: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });

  it('refuses a stack whose creation was rolled back', async () => {
    const account = createAccount();
    account.faults.addResourceFault({ logicalId: 'Vpc', reason: 'Broken.' });
    await account.createStack(network({}));
    await expect(account.updateStack(network({}))).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Stack:arn:.* is in ROLLBACK_COMPLETE state and can not be updated.$/,
      ),
    });
  });
});
