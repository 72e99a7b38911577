import { deploy, REGION } from './deployment';
import type { CfnTemplate } from './templates';

const template = (parts: Partial<CfnTemplate>): CfnTemplate => ({
  Parameters: {
    Mode: { Type: 'String', Default: 'none', AllowedValues: ['none', 'open'] },
    Ports: { Type: 'CommaDelimitedList', Default: '' },
  },
  Conditions: {
    Open: { 'Fn::Equals': [{ Ref: 'Mode' }, 'open'] },
    Closed: { 'Fn::Not': [{ Condition: 'Open' }] },
    Never: { 'Fn::And': [{ Condition: 'Open' }, { Condition: 'Closed' }] },
    Always: { 'Fn::Or': [{ Condition: 'Open' }, { Condition: 'Closed' }] },
  },
  Resources: {},
  Outputs: {},
  ...parts,
});

const resource = (Properties: Record<string, unknown>, Condition?: string) => ({
  Type: 'AWS::EC2::VPC',
  Properties,
  ...(Condition ? { Condition } : {}),
});

/** What the value becomes, in a template with the default parameters unless others are given. */
const resolved = (
  value: unknown,
  parts: Partial<CfnTemplate> = {},
  parameters: Record<string, string> = {},
) =>
  deploy(
    template({
      ...parts,
      Resources: { Vpc: resource({ Value: value }), ...parts.Resources },
    }),
    parameters,
  ).properties('Vpc').Value;

describe('conditions', () => {
  it('are evaluated through not, and, or', () => {
    const { condition } = deploy(template({}), { Mode: 'open' });
    expect(['Open', 'Closed', 'Never', 'Always'].map(condition)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('compare numbers with the texts of parameters', () => {
    const { condition } = deploy(
      template({
        Conditions: { Two: { 'Fn::Equals': [{ Ref: 'Mode' }, 2] } },
        Parameters: { Mode: { Type: 'Number', Default: 2 } },
      }),
    );
    expect(condition('Two')).toBe(true);
  });

  it('leave out resources and outputs', () => {
    const { logicalIds, outputs, types } = deploy(
      template({
        Resources: {
          One: resource({}, 'Open'),
          Two: resource({}, 'Closed'),
        },
        Outputs: {
          First: { Value: { Ref: 'One' }, Condition: 'Open' },
          Second: { Value: { Ref: 'Two' } },
        },
      }),
    );
    expect(logicalIds('AWS::EC2::VPC')).toEqual(['Two']);
    expect(types()).toEqual(['AWS::EC2::VPC']);
    expect(outputs()).toEqual({ Second: 'Two' });
  });

  it('make a reference to what is not deployed an error', () => {
    expect(() =>
      resolved({ Ref: 'One' }, { Resources: { One: resource({}, 'Open') } }),
    ).toThrow('One is not deployed');
  });

  it('choose with Fn::If, the other side not evaluated', () => {
    const chosen = { 'Fn::If': ['Closed', { Ref: 'Mode' }, { Ref: 'Absent' }] };
    expect(resolved(chosen)).toBe('none');
  });

  it('must be in the template', () => {
    expect(() => resolved({ 'Fn::If': ['Missing', 1, 2] })).toThrow(
      'no condition Missing',
    );
  });
});

describe('AWS::NoValue', () => {
  const nothing = { Ref: 'AWS::NoValue' };

  it('leaves out members of objects and lists', () => {
    expect(
      resolved({
        list: ['a', { 'Fn::If': ['Open', 'b', nothing] }],
        gone: nothing,
      }),
    ).toEqual({ list: ['a'] });
  });

  it('leaves out a whole statement', () => {
    expect(
      resolved([{ 'Fn::If': ['Open', { Sid: 'Extra' }, nothing] }]),
    ).toEqual([]);
  });
});

describe('parameters', () => {
  it('give a list of one empty text for an empty list', () => {
    expect(resolved({ Ref: 'Ports' })).toEqual(['']);
  });

  it('are refused as CloudFormation refuses them', () => {
    expect(() => resolved({ Ref: 'Mode' }, {}, { Mode: 'ajar' })).toThrow(
      'ajar',
    );
    expect(() => resolved('', {}, { Modus: 'open' })).toThrow('Modus');
  });
});

describe('functions', () => {
  it.each([
    ['a:none', { 'Fn::Sub': 'a:${Mode}' }],
    [`${REGION}-x`, { 'Fn::Sub': ['${AWS::Region}-${Own}', { Own: 'x' }] }],
    ['Other.Arn', { 'Fn::Sub': '${Other.Arn}' }],
    ['${literal}', { 'Fn::Sub': '${!literal}' }],
    ['two', { 'Fn::Select': ['1', { 'Fn::Split': [',', 'one,two'] }] }],
    ['deep', { 'Fn::FindInMap': ['Map', { Ref: 'Mode' }, 'key'] }],
    [['10.0.0.0/24', '10.0.1.0/24'], { 'Fn::Cidr': ['10.0.0.0/16', 2, '8'] }],
  ])('answer %j', (answer, call) => {
    expect(
      resolved(call, {
        Mappings: { Map: { none: { key: 'deep' } } },
        Resources: { Other: resource({}) },
      }),
    ).toEqual(answer);
  });

  it.each([
    { 'Fn::Base64': 'text' },
    { 'Fn::Select': [2, ['one']] },
    { 'Fn::GetAtt': ['Absent', 'Arn'] },
    { 'Fn::FindInMap': ['Map', 'none', 'key'] },
  ])('that are unknown or go wrong are an error: %j', call => {
    expect(() => resolved(call)).toThrow(Error);
  });
});

describe('a firewall', () => {
  it('has its endpoint in the zone of its subnet', () => {
    const { attribute } = deploy(
      template({
        Resources: {
          Subnet: {
            Type: 'AWS::EC2::Subnet',
            Properties: {
              AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] },
            },
          },
          Firewall: {
            Type: 'AWS::NetworkFirewall::Firewall',
            Properties: { SubnetMappings: [{ SubnetId: { Ref: 'Subnet' } }] },
          },
        },
      }),
    );
    expect(attribute('Firewall', 'EndpointIds')).toEqual([
      `${REGION}b:vpce-Firewall`,
    ]);
  });
});
