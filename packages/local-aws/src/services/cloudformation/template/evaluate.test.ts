import { evaluate, evaluateCondition, Scope } from './evaluate';
import { Json } from './json';

const scope = (overrides: Partial<Scope> = {}): Scope => ({
  mappings: { Sizes: { small: { count: 2 } } },
  ref: name =>
    ({ Name: 'studio', List: ['a', 'b'], 'AWS::Region': 'eu-west-1' }[name]),
  attribute: (logicalId, attribute) => `${logicalId}/${attribute}`,
  condition: name => name === 'Yes',
  importValue: name => `imported ${name}`,
  availabilityZones: () => ['eu-west-1a', 'eu-west-1b'],
  ...overrides,
});

describe('evaluate', () => {
  it.each<[string, Json, Json]>([
    ['Ref', { Ref: 'Name' }, 'studio'],
    ['Ref to a list', { Ref: 'List' }, ['a', 'b']],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Vpc', 'VpcId'] }, 'Vpc/VpcId'],
    [
      'GetAtt as text',
      { 'Fn::GetAtt': 'Db.Endpoint.Port' },
      'Db/Endpoint.Port',
    ],
    [
      'Sub',
      { 'Fn::Sub': '${Name} ${Vpc.VpcId} ${!Name} ${AWS::Region}' },
      'studio Vpc/VpcId ${Name} eu-west-1',
    ],
    [
      'Sub with variables',
      { 'Fn::Sub': ['${Name}-${Part}', { Part: { Ref: 'Name' } }] },
      'studio-studio',
    ],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 1]] }, 'a-studio-1'],
    ['Join of a list', { 'Fn::Join': [',', { Ref: 'List' }] }, 'a,b'],
    ['Split', { 'Fn::Split': [':', 'zone:vpce-1'] }, ['zone', 'vpce-1']],
    ['Select', { 'Fn::Select': ['1', { Ref: 'List' }] }, 'b'],
    ['If', { 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
    ['If not', { 'Fn::If': ['No', 'then', 'else'] }, 'else'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'small', 'count'] }, 2],
    ['GetAZs', { 'Fn::GetAZs': '' }, ['eu-west-1a', 'eu-west-1b']],
    [
      'Cidr',
      { 'Fn::Cidr': ['10.0.0.0/16', 2, '8'] },
      ['10.0.0.0/24', '10.0.1.0/24'],
    ],
    ['Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    ['ImportValue', { 'Fn::ImportValue': { Ref: 'Name' } }, 'imported studio'],
    [
      'functions inside functions',
      { 'Fn::Select': [0, { 'Fn::Split': ['u', { 'Fn::Sub': '${Name}' }] }] },
      'st',
    ],
    [
      'NoValue, which leaves its object and its list',
      {
        kept: 1,
        gone: { Ref: 'AWS::NoValue' },
        list: ['a', { 'Fn::If': ['No', 'b', { Ref: 'AWS::NoValue' }] }],
      },
      { kept: 1, list: ['a'] },
    ],
    [
      'a policy, whose Condition is plain data',
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  ])('resolves %s', (_name, value, expected) => {
    expect(evaluate(value, scope())).toEqual(expected);
  });

  it.each<[string, Json, RegExp]>([
    ['an unknown function', { 'Fn::Length': [] }, /Fn::Length/],
    ['an unknown reference', { Ref: 'Nobody' }, /Nobody/],
    ['a member beside a function', { 'Fn::Sub': 'a', b: 1 }, /beside it.*b/],
    ['a list where text belongs', { 'Fn::Sub': '${List}' }, /Fn::Sub/],
    ['an index outside', { 'Fn::Select': [5, ['a']] }, /index 5/],
    ['an unknown mapping', { 'Fn::FindInMap': ['Sizes', 'big', 'x'] }, /big/],
    ['a wrong number of arguments', { 'Fn::Join': ['-'] }, /Fn::Join/],
    [
      'a block that is too small',
      { 'Fn::Cidr': ['10.0.0.0/24', 2, 8] },
      /room/,
    ],
    ['a dynamic reference', '{{resolve:ssm:/a}}', /resolve:ssm/],
  ])('refuses %s by name', (_name, value, message) => {
    expect(() => evaluate(value, scope())).toThrow(message);
  });
});

describe('evaluateCondition', () => {
  const yes = { Condition: 'Yes' };
  const no = { Condition: 'No' };
  it.each<[Json, boolean]>([
    [{ 'Fn::Equals': [{ Ref: 'Name' }, 'studio'] }, true],
    [{ 'Fn::Equals': ['1', 1] }, true],
    [{ 'Fn::Equals': ['a', 'A'] }, false],
    [{ 'Fn::And': [yes, yes] }, true],
    [{ 'Fn::And': [yes, no] }, false],
    [{ 'Fn::Or': [no, yes] }, true],
    [{ 'Fn::Or': [no, no] }, false],
    [{ 'Fn::Not': [no] }, true],
    [{ 'Fn::Not': [{ 'Fn::Or': [no, { 'Fn::Equals': ['a', 'a'] }] }] }, false],
  ])('%j is %s', (condition, expected) => {
    expect(evaluateCondition(condition, scope())).toBe(expected);
  });

  it('refuses what is no condition', () => {
    expect(() => evaluateCondition({ 'Fn::Sub': 'x' }, scope())).toThrow(
      /Condition/,
    );
  });
});
