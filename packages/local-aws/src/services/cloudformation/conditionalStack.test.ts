import { JsonObject } from './template/json';
import { createAccount } from './testing/createAccount';

const noValue = { Ref: 'AWS::NoValue' };
const mode = (value: string) => ({ 'Fn::Equals': [{ Ref: 'Mode' }, value] });

/** A network whose zones, names and addresses follow from parameters. */
const template: JsonObject = {
  Parameters: {
    Mode: { Type: 'String', AllowedValues: ['none', 'allowlist', 'open'] },
    Zones: { Type: 'Number', MinValue: 1, MaxValue: 2 },
    Domains: { Type: 'CommaDelimitedList', Default: '' },
  },
  Rules: {
    NeedsDomains: {
      RuleCondition: mode('allowlist'),
      Assertions: [
        {
          Assert: {
            'Fn::Not': [
              { 'Fn::EachMemberEquals': [{ Ref: 'Domains' }, 'none'] },
            ],
          },
          AssertDescription: 'an allow-list needs domains',
        },
        {
          Assert: {
            'Fn::EachMemberIn': [{ Ref: 'Domains' }, ['pypi.org', 'conda.io']],
          },
          AssertDescription: 'only known domains',
        },
      ],
    },
  },
  Mappings: {
    Blocks: { first: { cidr: '10.0.1.0/24' }, second: { cidr: '10.0.2.0/24' } },
  },
  Conditions: {
    IsNone: mode('none'),
    HasInternet: { 'Fn::Not': [{ Condition: 'IsNone' }] },
    HasTwoZones: { 'Fn::Equals': [{ Ref: 'Zones' }, 2] },
    HasSecondNat: {
      'Fn::And': [{ Condition: 'HasInternet' }, { Condition: 'HasTwoZones' }],
    },
    IsSmall: {
      'Fn::Or': [
        { Condition: 'IsNone' },
        { 'Fn::Not': [{ Condition: 'HasTwoZones' }] },
      ],
    },
  },
  Resources: {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: {
        CidrBlock: '10.0.0.0/16',
        EnableDnsHostnames: { 'Fn::If': ['HasInternet', true, noValue] },
        Tags: [
          { Key: 'mode', Value: { Ref: 'Mode' } },
          {
            'Fn::If': ['IsSmall', { Key: 'size', Value: 'small' }, noValue],
          },
        ],
      },
    },
    First: {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        CidrBlock: { 'Fn::FindInMap': ['Blocks', 'first', 'cidr'] },
      },
    },
    Second: {
      Type: 'AWS::EC2::Subnet',
      Condition: 'HasTwoZones',
      DependsOn: 'Gateway',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        CidrBlock: { 'Fn::FindInMap': ['Blocks', 'second', 'cidr'] },
      },
    },
    Gateway: { Type: 'AWS::EC2::InternetGateway', Condition: 'HasInternet' },
  },
  Outputs: {
    Subnets: {
      Value: {
        'Fn::Join': [
          ',',
          [
            { Ref: 'First' },
            { 'Fn::If': ['HasTwoZones', { Ref: 'Second' }, noValue] },
          ],
        ],
      },
    },
    Gateway: { Condition: 'HasInternet', Value: { Ref: 'Gateway' } },
  },
};

const given = (values: Record<string, string>) => ({
  Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  })),
});

const outputsOf = (stack: {
  Outputs?: Array<{ OutputKey?: string; OutputValue?: string }>;
}) =>
  Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [
      OutputKey,
      OutputValue,
    ]),
  );

describe('a template with conditions', () => {
  it('has what they admit, and follows them when parameters change', async () => {
    const account = createAccount();
    const none = await account.createStack(
      template,
      given({ Mode: 'none', Zones: '2' }),
    );
    expect(none).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    expect(outputsOf(none)).toEqual({
      Subnets: expect.stringMatching(/^subnet-\w+,subnet-\w+$/),
    });
    const open = await account.updateStack(
      template,
      given({ Mode: 'open', Zones: '1' }),
    );
    expect(outputsOf(open)).toEqual({
      Subnets: outputsOf(none).Subnets?.split(',')[0],
      Gateway: expect.stringMatching(/^igw-/),
    });
  });

  it('leaves a rule alone whose condition does not hold', async () => {
    expect(
      await createAccount().createStack(
        template,
        given({ Mode: 'none', Domains: 'evil.io', Zones: '1' }),
      ),
    ).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  });

  it.each([
    ['none', 'Rule NeedsDomains: an allow-list needs domains'],
    ['evil.io', 'Rule NeedsDomains: only known domains'],
  ])('refuses what its rules refuse: %s', async (Domains, message) => {
    await expect(
      createAccount().createStack(
        template,
        given({ Mode: 'allowlist', Domains, Zones: '1' }),
      ),
    ).rejects.toMatchObject({
      code: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });
});
