import { JsonObject } from './template/json';
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
  it.each<[string, JsonObject, string]>([
    [
      'a type that no registry has',
      { Resources: { A: { Type: 'AWS::EC2::Toaster' } } },
      'Unrecognized resource types: [AWS::EC2::Toaster]',
    ],
    [
      'a type that is not served',
      { Resources: { A: { Type: 'AWS::Lambda::Function' } } },
      'local-aws does not know the resource type AWS::Lambda::Function',
    ],
    [
      'conditions that wait for each other',
      {
        Conditions: {
          A: { 'Fn::Not': [{ Condition: 'B' }] },
          B: { 'Fn::And': [{ Condition: 'A' }, { Condition: 'A' }] },
        },
        Resources: { Vpc: vpc },
      },
      'circular condition dependency between A and B and A',
    ],
    [
      'a condition that is made of one that is not there',
      {
        Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] } },
        Resources: { Vpc: vpc },
      },
      'Unresolved condition dependency B in the Conditions block',
    ],
    [
      'a property that no type has',
      { Resources: { A: { ...vpc, Properties: { Colour: 'red' } } } },
      'extraneous key [Colour] is not permitted (AWS::EC2::VPC)',
    ],
    [
      'a property that is not served',
      { Resources: { A: { ...vpc, Properties: { Ipv4IpamPoolId: 'x' } } } },
      'local-aws does not know the property Ipv4IpamPoolId of AWS::EC2::VPC (A)',
    ],
    [
      'an attribute that no type has',
      {
        Resources: { Vpc: vpc },
        Outputs: { O: { Value: { 'Fn::GetAtt': ['Vpc', 'Colour'] } } },
      },
      'resource Vpc does not support attribute type Colour in Fn::GetAtt',
    ],
    [
      'an attribute that is not served',
      {
        Resources: { Vpc: vpc },
        Outputs: { O: { Value: { 'Fn::GetAtt': 'Vpc.Ipv6CidrBlocks' } } },
      },
      'local-aws does not know the attribute Ipv6CidrBlocks of AWS::EC2::VPC (Vpc)',
    ],
    [
      'a function that is not served',
      {
        Resources: {
          A: { ...vpc, Properties: { CidrBlock: { 'Fn::Length': [] } } },
        },
      },
      'local-aws does not know the function Fn::Length',
    ],
    [
      'a reference to nothing',
      { Resources: { Subnet: subnet } },
      'Unresolved resource dependencies [Vpc] in the Resources block',
    ],
    [
      'a condition that is not there',
      { Resources: { Vpc: { ...vpc, Condition: 'Never' } } },
      'Unresolved condition dependency Never in the Resources block',
    ],
    [
      'a cycle',
      {
        Resources: {
          A: { ...vpc, DependsOn: 'B' },
          B: { ...vpc, DependsOn: 'A' },
        },
      },
      'Circular dependency between resources: [A, B]',
    ],
  ])(
    'refuses %s by name, before anything is created',
    async (_name, template, message) => {
      const account = createAccount();
      await expect(account.createStack(template)).rejects.toMatchObject({
        code: 'ValidationError',
        message: expect.stringContaining(message),
      });
      expect(account.calls()).toHaveLength(1);
    },
  );

  it.each<[string, object, string, string]>([
    ['a second stack of one name', {}, 'AlreadyExistsException', '[stack]'],
    ['a name that is none', { StackName: '1-a' }, 'ValidationError', "'1-a'"],
    [
      'an unknown parameter',
      {
        StackName: 'other',
        Parameters: [{ ParameterKey: 'Colour', ParameterValue: 'red' }],
      },
      'ValidationError',
      'Parameters: [Colour] do not exist in the template',
    ],
    [
      'a template that is too long',
      { StackName: 'other', TemplateBody: ' '.repeat(51_201) },
      'ValidationError',
      '51200',
    ],
    [
      'a template that S3 does not have',
      {
        StackName: 'other',
        TemplateBody: undefined,
        TemplateURL: 'https://s3.eu-west-1.amazonaws.com/nobucket/key',
      },
      'ValidationError',
      'S3 error',
    ],
    [
      'a URL of elsewhere',
      {
        StackName: 'other',
        TemplateBody: undefined,
        TemplateURL: 'https://example.com/a/b',
      },
      'ValidationError',
      'https://example.com/a/b',
    ],
    [
      'a member that is not served',
      { StackName: 'other', StackPolicyBody: '{}' },
      'NotImplemented',
      'StackPolicyBody',
    ],
  ])('refuses %s', async (_name, input, code, message) => {
    const account = createAccount();
    await account.createStack({ Resources: { Vpc: vpc } });
    await expect(
      account.createStack({ Resources: { Vpc: vpc } }, input),
    ).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it('asks for the capability that IAM resources need', async () => {
    const account = createAccount();
    const template = { Resources: { Role: role } };
    const named = {
      Resources: {
        Role: { ...role, Properties: { ...role.Properties, RoleName: 'r' } },
      },
    };
    const insufficient = { code: 'InsufficientCapabilitiesException' };
    await expect(
      account.createStack(template, { Capabilities: [] }),
    ).rejects.toMatchObject(insufficient);
    await expect(
      account.createStack(named, { Capabilities: ['CAPABILITY_IAM'] }),
    ).rejects.toMatchObject(insufficient);
    await expect(
      account.createStack(template, { Capabilities: ['CAPABILITY_IAM'] }),
    ).resolves.toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  });
});
