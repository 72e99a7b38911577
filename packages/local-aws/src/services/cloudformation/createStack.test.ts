import type { GetTemplateSummaryOutput } from '@aws-sdk/client-cloudformation';
import { createAccount } from './testing/createAccount';

const vpc = {
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock: '10.0.0.0/16' },
};
const subnet = {
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24' },
};
const role = {
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
};

describe('CreateStack', () => {
  it('creates in order, tells of it by events and answers outputs', async () => {
    const account = createAccount();
    const stack = await account.createStack({
      Description: 'A network',
      Resources: { Subnet: subnet, Vpc: vpc },
      Outputs: {
        Vpc: { Value: { Ref: 'Vpc' }, Description: 'The VPC' },
        Text: { Value: { 'Fn::Sub': '${AWS::StackName} ${Vpc.CidrBlock}' } },
      },
    });

    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Description: 'A network',
      Outputs: [
        {
          OutputKey: 'Vpc',
          OutputValue: expect.stringMatching(/^vpc-/),
          Description: 'The VPC',
        },
        { OutputKey: 'Text', OutputValue: 'stack 10.0.0.0/16' },
      ],
    });
    const events = await account.events(stack.StackId ?? '');
    expect(
      events.map(event => [
        event.LogicalResourceId,
        event.ResourceStatus,
        event.PhysicalResourceId?.replace(/-.*/, ''),
      ]),
    ).toEqual([
      ['stack', 'CREATE_IN_PROGRESS', 'arn:aws:cloudformation:eu'],
      ['Vpc', 'CREATE_IN_PROGRESS', ''],
      ['Vpc', 'CREATE_IN_PROGRESS', 'vpc'],
      ['Vpc', 'CREATE_COMPLETE', 'vpc'],
      ['Subnet', 'CREATE_IN_PROGRESS', ''],
      ['Subnet', 'CREATE_IN_PROGRESS', 'subnet'],
      ['Subnet', 'CREATE_COMPLETE', 'subnet'],
      ['stack', 'CREATE_COMPLETE', 'arn:aws:cloudformation:eu'],
    ]);
    expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(8);
  });

  it('answers before the stack is there', async () => {
    const account = createAccount();
    const template = { Resources: { Vpc: vpc } };
    const { StackId } = await account.invoke<{ StackId: string }>(
      'cloudformation',
      'CreateStack',
      { StackName: 'stack', TemplateBody: JSON.stringify(template) },
    );
    expect(await account.events(StackId)).toHaveLength(1);
    await account.settled(StackId);
  });

  it('creates what the conditions ask for, with the tags of the stack', async () => {
    const account = createAccount();
    const stack = await account.createStack(
      {
        Parameters: { Mode: { Type: 'String', Default: 'closed' } },
        Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Mode' }, 'open'] } },
        Resources: {
          Vpc: {
            ...vpc,
            Properties: {
              ...vpc.Properties,
              Tags: [{ Key: 'own', Value: 'a' }],
            },
          },
          Gateway: { Type: 'AWS::EC2::InternetGateway', Condition: 'Open' },
        },
        Outputs: { Gateway: { Value: { Ref: 'Gateway' }, Condition: 'Open' } },
      },
      {
        Tags: [
          { Key: 'own', Value: 'of the stack' },
          { Key: 'team', Value: 'a' },
        ],
      },
    );
    expect(stack.Outputs).toEqual([]);
    const { Vpcs } = await account.invoke<{ Vpcs: object[] }>(
      'ec2',
      'DescribeVpcs',
      { Filters: [{ Name: 'tag:own', Values: ['a'] }] },
    );
    expect(Vpcs).toMatchObject([
      {
        Tags: [
          { Key: 'own', Value: 'a' },
          { Key: 'team', Value: 'a' },
        ],
      },
    ]);
    const { InternetGateways } = await account.invoke<{
      InternetGateways: object[];
    }>('ec2', 'DescribeInternetGateways', {});
    expect(InternetGateways).toEqual([]);
  });

  it('calls as the role that it is given', async () => {
    const account = createAccount();
    const roleArn = 'arn:aws:iam::111122223333:role/deployment';
    await account.createStack(
      { Resources: { Vpc: vpc } },
      { RoleARN: roleArn },
    );
    const call = account
      .calls()
      .find(({ operation }) => operation === 'CreateVpc');
    expect(call).toMatchObject({
      roleArn,
      callerArn:
        'arn:aws:sts::111122223333:assumed-role/deployment/AWSCloudFormation',
      calledVia: 'cloudformation.amazonaws.com',
    });
  });

  it('hides a parameter with NoEcho', async () => {
    const account = createAccount();
    const stack = await account.createStack(
      {
        Parameters: { Secret: { Type: 'String', NoEcho: true } },
        Resources: { Vpc: vpc },
      },
      { Parameters: [{ ParameterKey: 'Secret', ParameterValue: 'planted' }] },
    );
    expect(stack.Parameters).toEqual([
      { ParameterKey: 'Secret', ParameterValue: '****' },
    ]);
  });

  it('takes a parameter from Systems Manager, and its template from S3', async () => {
    const account = createAccount();
    await account.invoke('ssm', 'PutParameter', {
      Name: '/network/cidr',
      Type: 'String',
      Value: '10.7.0.0/16',
    });
    await account.invoke('s3', 'CreateBucket', {
      Bucket: 'templates',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    });
    const template = {
      Parameters: {
        Cidr: {
          Type: 'AWS::SSM::Parameter::Value<String>',
          Default: '/network/cidr',
        },
      },
      Resources: {
        Vpc: { ...vpc, Properties: { CidrBlock: { Ref: 'Cidr' } } },
      },
      Outputs: { Cidr: { Value: { 'Fn::GetAtt': 'Vpc.CidrBlock' } } },
    };
    await account.invoke('s3', 'PutObject', {
      Bucket: 'templates',
      Key: 'a/network.json',
      Body: Buffer.from(JSON.stringify(template)),
    });
    for (const [index, url] of [
      'https://s3.eu-west-1.amazonaws.com/templates/a/network.json',
      'https://templates.s3.eu-west-1.amazonaws.com/a/network.json',
    ].entries()) {
      const stack = await account.createStack(
        {},
        {
          StackName: `stack${index}`,
          TemplateBody: undefined,
          TemplateURL: url,
        },
      );
      expect(stack.Outputs?.[0].OutputValue).toBe('10.7.0.0/16');
    }
  });
});

describe('GetTemplateSummary', () => {
  it('tells what a template asks for', async () => {
    const account = createAccount();
    const TemplateBody = JSON.stringify({
      Parameters: {
        Size: {
          Type: 'Number',
          Default: 1,
          Description: 'How big',
          AllowedValues: [1, 2],
        },
      },
      Resources: { Role: role, Vpc: vpc },
    });
    expect(
      await account.invoke<GetTemplateSummaryOutput>(
        'cloudformation',
        'GetTemplateSummary',
        { TemplateBody },
      ),
    ).toMatchObject({
      Parameters: [
        {
          ParameterKey: 'Size',
          ParameterType: 'Number',
          DefaultValue: '1',
          Description: 'How big',
          ParameterConstraints: { AllowedValues: ['1', '2'] },
        },
      ],
      Capabilities: ['CAPABILITY_IAM'],
      ResourceTypes: ['AWS::IAM::Role', 'AWS::EC2::VPC'],
    });
  });
});
