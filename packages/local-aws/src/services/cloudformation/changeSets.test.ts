import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { present, useTestServer } from '../testServer';

const server = useTestServer();
let client: CloudFormationClient;
beforeEach(() => {
  client = new CloudFormationClient(server.clientOptions());
});

interface Options {
  readonly zones?: number;
  readonly gateway?: boolean;
  readonly dnsHostnames?: boolean;
  readonly ownCidr?: boolean;
}

/** A Studio domain whose subnets follow the number of zones. */
const template = ({ gateway = true, dnsHostnames = false }: Options = {}) => ({
  Parameters: {
    Zones: { Type: 'Number' },
    Cidr: { Type: 'String', Default: '10.0.9.0/24' },
  },
  Conditions: { HasTwoZones: { 'Fn::Equals': [{ Ref: 'Zones' }, 2] } },
  Resources: {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: {
        CidrBlock: '10.0.0.0/16',
        EnableDnsHostnames: dnsHostnames,
      },
    },
    First: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24' },
    },
    Second: {
      Type: 'AWS::EC2::Subnet',
      Condition: 'HasTwoZones',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.2.0/24' },
    },
    Third: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: { Ref: 'Cidr' } },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        VpcId: { 'Fn::GetAtt': ['Vpc', 'VpcId'] },
        GroupDescription: 'workload',
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'sagemaker.amazonaws.com' },
            },
          ],
        },
      },
    },
    Domain: {
      Type: 'AWS::SageMaker::Domain',
      Properties: {
        DomainName: { Ref: 'AWS::StackName' },
        AuthMode: 'IAM',
        VpcId: { Ref: 'Vpc' },
        SubnetIds: [
          { Ref: 'First' },
          {
            'Fn::If': [
              'HasTwoZones',
              { Ref: 'Second' },
              { Ref: 'AWS::NoValue' },
            ],
          },
        ],
        DefaultUserSettings: {
          ExecutionRole: { 'Fn::GetAtt': ['Role', 'Arn'] },
        },
      },
    },
    ...(gateway && { Gateway: { Type: 'AWS::EC2::InternetGateway' } }),
  },
});

const input = (
  options: Options = {},
  overrides: Partial<CreateChangeSetCommandInput> = {},
): CreateChangeSetCommandInput => ({
  StackName: 'studio',
  ChangeSetName: 'change',
  TemplateBody: JSON.stringify(template(options)),
  Capabilities: ['CAPABILITY_IAM'],
  Parameters: [
    { ParameterKey: 'Zones', ParameterValue: String(options.zones ?? 1) },
    ...(options.ownCidr
      ? [{ ParameterKey: 'Cidr', ParameterValue: '10.0.8.0/24' }]
      : []),
  ],
  ...overrides,
});

const named = { StackName: 'studio', ChangeSetName: 'change' };
const create = (options?: Options, overrides = {}) =>
  client.send(new CreateChangeSetCommand(input(options, overrides)));
const describeChanges = () => client.send(new DescribeChangeSetCommand(named));
const execute = () => client.send(new ExecuteChangeSetCommand(named));

async function settled(): Promise<string> {
  for (;;) {
    const { Stacks = [] } = await client.send(
      new DescribeStacksCommand({ StackName: 'studio' }),
    );
    const status = present(Stacks[0].StackStatus);
    if (!status.endsWith('_IN_PROGRESS')) return status;
  }
}

async function createStack(): Promise<void> {
  await create({}, { ChangeSetType: 'CREATE' });
  await execute();
  await settled();
}

const byLogicalId = async () => {
  const { Changes = [] } = await describeChanges();
  return Object.fromEntries(
    Changes.map(({ ResourceChange }) => [
      ResourceChange?.LogicalResourceId,
      ResourceChange,
    ]),
  );
};

const physicalIds = async () => {
  const { StackResources = [] } = await client.send(
    new DescribeStackResourcesCommand({ StackName: 'studio' }),
  );
  return Object.fromEntries(
    StackResources.map(({ LogicalResourceId, PhysicalResourceId }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  );
};

describe('a change set', () => {
  it('reviews a new stack and then creates it', async () => {
    await create({}, { ChangeSetType: 'CREATE', Description: 'first' });
    const stackStatus = async () => {
      const { Stacks = [] } = await client.send(
        new DescribeStacksCommand({ StackName: 'studio' }),
      );
      return Stacks[0].StackStatus;
    };
    expect(await stackStatus()).toBe('REVIEW_IN_PROGRESS');
    const described = await describeChanges();
    expect(described).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Description: 'first',
      Parameters: [
        { ParameterKey: 'Zones', ParameterValue: '1' },
        { ParameterKey: 'Cidr' },
      ],
    });
    expect(
      described.Changes?.map(({ ResourceChange }) => ResourceChange?.Action),
    ).toEqual(Array(7).fill('Add'));
    await execute();
    expect(await settled()).toBe('CREATE_COMPLETE');
    expect(await describeChanges()).toMatchObject({
      ExecutionStatus: 'EXECUTE_COMPLETE',
    });
  });

  it('says that a domain in other subnets is another domain, as the update then makes it', async () => {
    await createStack();
    await client.send(new DeleteChangeSetCommand(named));
    await create({ zones: 2, gateway: false, dnsHostnames: true });
    const changes = await byLogicalId();
    expect(changes).toEqual({
      Second: expect.objectContaining({ Action: 'Add' }),
      Gateway: expect.objectContaining({
        Action: 'Remove',
        PolicyAction: 'Delete',
      }),
      Vpc: expect.objectContaining({
        Action: 'Modify',
        Replacement: 'False',
        Details: [
          {
            Target: {
              Attribute: 'Properties',
              Name: 'EnableDnsHostnames',
              RequiresRecreation: 'Never',
            },
            Evaluation: 'Static',
            ChangeSource: 'DirectModification',
          },
        ],
      }),
      Group: expect.objectContaining({
        Replacement: 'Conditional',
        Details: [
          expect.objectContaining({
            Evaluation: 'Dynamic',
            ChangeSource: 'ResourceAttribute',
            CausingEntity: 'Vpc.VpcId',
          }),
        ],
      }),
      Domain: expect.objectContaining({
        Action: 'Modify',
        Replacement: 'True',
        Scope: ['Properties'],
        Details: [
          {
            Target: {
              Attribute: 'Properties',
              Name: 'SubnetIds',
              RequiresRecreation: 'Always',
            },
            Evaluation: 'Static',
            ChangeSource: 'ResourceReference',
            CausingEntity: 'Second',
          },
        ],
      }),
    });
  });

  it('agrees with the update that follows', async () => {
    await createStack();
    await client.send(new DeleteChangeSetCommand(named));
    await create({ ownCidr: true, dnsHostnames: true });
    const changes = await byLogicalId();
    expect(changes).toMatchObject({
      Third: {
        Replacement: 'True',
        Details: [
          { ChangeSource: 'ParameterReference', CausingEntity: 'Cidr' },
        ],
      },
    });
    const before = await physicalIds();
    await execute();
    expect(await settled()).toBe('UPDATE_COMPLETE');
    const after = await physicalIds();
    const replaced = Object.keys(before).filter(id => before[id] !== after[id]);
    expect(replaced).toEqual(
      Object.keys(changes).filter(id => changes[id]?.Replacement === 'True'),
    );
  });

  it('fails without changes, and cannot be executed', async () => {
    await createStack();
    await client.send(new DeleteChangeSetCommand(named));
    await create();
    expect(await describeChanges()).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason: expect.stringMatching(
        /^The submitted information didn't contain changes\./,
      ),
    });
    await expect(execute()).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
    });
  });

  it('is obsolete once the stack was updated otherwise', async () => {
    await createStack();
    await client.send(new DeleteChangeSetCommand(named));
    await create({ gateway: false });
    const { ChangeSetName: _name, ...update } = input({ dnsHostnames: true });
    await client.send(new UpdateStackCommand(update));
    expect(await settled()).toBe('UPDATE_COMPLETE');
    expect(await describeChanges()).toMatchObject({
      ExecutionStatus: 'OBSOLETE',
    });
  });

  it('is listed with others until one of them is executed', async () => {
    await createStack();
    await client.send(new DeleteChangeSetCommand(named));
    await create({ gateway: false });
    await create({ dnsHostnames: true }, { ChangeSetName: 'other' });
    const names = async () => {
      const { Summaries = [] } = await client.send(
        new ListChangeSetsCommand({ StackName: 'studio' }),
      );
      return Summaries.map(({ ChangeSetName }) => ChangeSetName);
    };
    expect(await names()).toEqual(['change', 'other']);
    await execute();
    expect(await settled()).toBe('UPDATE_COMPLETE');
    expect(await names()).toEqual(['change']);
  });

  it('is refused for what is not there or has the name already', async () => {
    await expect(create()).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack [studio] does not exist',
    });
    await createStack();
    await expect(create({ zones: 2 })).rejects.toMatchObject({
      name: 'AlreadyExistsException',
    });
    await client.send(new DeleteChangeSetCommand(named));
    await expect(describeChanges()).rejects.toMatchObject({
      name: 'ChangeSetNotFoundException',
    });
  });

  it('needs leave on the stack, under the name of the change set', async () => {
    await create({}, { ChangeSetType: 'CREATE' });
    const call = server
      .running()
      .calls()
      .find(({ operation }) => operation === 'CreateChangeSet');
    expect(call?.authorization).toEqual([
      {
        action: 'cloudformation:CreateChangeSet',
        resource:
          'arn:aws:cloudformation:eu-west-1:111122223333:stack/studio/*',
        conditionKeys: { 'cloudformation:ChangeSetName': 'change' },
      },
    ]);
  });
});
