import { JsonObject } from './json';
import { parameterRef, resolveParameters } from './parameters';

const given = (values: Record<string, string>) =>
  Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));

describe('resolveParameters', () => {
  it('takes what is given, else the default, else what the stack had', () => {
    const parameters = resolveParameters(
      {
        Given: { Type: 'String', Default: 'default' },
        Default: { Type: 'Number', Default: 5 },
        Previous: { Type: 'String', NoEcho: true },
      },
      [
        ...given({ Given: 'given' }),
        { ParameterKey: 'Previous', UsePreviousValue: true },
      ],
      [{ key: 'Previous', value: 'before', noEcho: true }],
    );
    expect(parameters).toEqual([
      { key: 'Given', value: 'given', noEcho: false },
      { key: 'Default', value: '5', noEcho: false },
      { key: 'Previous', value: 'before', noEcho: true },
    ]);
  });

  it.each<[string, JsonObject, string, string]>([
    [
      'a pattern',
      { Type: 'String', AllowedPattern: '[a-z]+' },
      'A1',
      "Parameter 'P' must match pattern [a-z]+",
    ],
    [
      'a pattern that matches only a part',
      { Type: 'String', AllowedPattern: 'a|b' },
      'bc',
      "Parameter 'P' must match pattern a|b",
    ],
    [
      'a pattern with a description',
      {
        Type: 'String',
        AllowedPattern: '[a-z]+',
        ConstraintDescription: 'lower case letters only',
      },
      'A1',
      'Parameter P failed to satisfy constraint: lower case letters only',
    ],
    [
      'the pattern of a list, for each member',
      { Type: 'CommaDelimitedList', AllowedPattern: '\\.[a-z]+' },
      '.ok,wrong',
      "Parameter 'P' must match pattern \\.[a-z]+",
    ],
    [
      'the allowed values',
      { Type: 'String', AllowedValues: ['a', 'b'] },
      'c',
      "Parameter 'P' must be one of AllowedValues",
    ],
    [
      'the least length',
      { Type: 'String', MinLength: 2 },
      'a',
      "Parameter 'P' must contain at least 2 characters",
    ],
    [
      'the greatest length',
      { Type: 'String', MaxLength: '2' },
      'abc',
      "Parameter 'P' must contain at most 2 characters",
    ],
    ['a number', { Type: 'Number' }, 'x', "Parameter 'P' must be a number"],
    [
      'the numbers of a list',
      { Type: 'List<Number>' },
      '1,x',
      "Parameter 'P' must be a number",
    ],
    [
      'the least number',
      { Type: 'Number', MinValue: 2 },
      '1',
      "Parameter 'P' must be a number not less than 2",
    ],
    [
      'the greatest number',
      { Type: 'Number', MaxValue: 2 },
      '3',
      "Parameter 'P' must be a number not greater than 2",
    ],
    [
      'a type that is served',
      { Type: 'AWS::EC2::VPC::Id' },
      'vpc-1',
      'local-aws does not know the type AWS::EC2::VPC::Id of parameter P',
    ],
  ])('holds a value to %s', (_name, definition, value, message) => {
    expect(() =>
      resolveParameters({ P: definition }, given({ P: value })),
    ).toThrow(message);
  });

  it('names every parameter that the template does not have', () => {
    expect(() => resolveParameters({}, given({ A: '1', B: '2' }))).toThrow(
      'Parameters: [A, B] do not exist in the template',
    );
  });

  it('names every parameter without a value', () => {
    const definitions = { A: { Type: 'String' }, B: { Type: 'String' } };
    expect(() => resolveParameters(definitions, [])).toThrow(
      'Parameters: [A, B] must have values',
    );
  });

  it('refuses a parameter that is given twice', () => {
    expect(() =>
      resolveParameters({ A: { Type: 'String' } }, [
        ...given({ A: '1' }),
        ...given({ A: '2' }),
      ]),
    ).toThrow('Duplicate parameter keys: [A]');
  });
});

describe('parameterRef', () => {
  it.each([
    ['String', 'a, b', 'a, b'],
    ['CommaDelimitedList', 'a, b', ['a', 'b']],
    ['CommaDelimitedList', '', []],
    ['List<Number>', '1,2', ['1', '2']],
  ])('of a %s that is "%s" is %j', (Type, value, expected) => {
    expect(parameterRef({ Type }, { key: 'P', value, noEcho: false })).toEqual(
      expected,
    );
  });

  it('is the value in Systems Manager for a parameter that names one', () => {
    expect(
      parameterRef(
        { Type: 'AWS::SSM::Parameter::Value<List<String>>' },
        { key: 'P', value: '/name', resolvedValue: 'a,b', noEcho: false },
      ),
    ).toEqual(['a', 'b']);
  });
});
