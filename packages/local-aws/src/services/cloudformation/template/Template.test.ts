import { JsonObject } from './json';
import { parseTemplate } from './Template';

const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const json = (template: JsonObject) =>
  JSON.stringify({ Resources: { Vpc: vpc }, ...template });

describe('parseTemplate', () => {
  it('reads YAML with short forms as the same JSON', () => {
    const yaml = `
AWSTemplateFormatVersion: 2010-09-09
Conditions:
  Small: !Not [!Equals [!Ref Size, big]]
Parameters:
  Size: {Type: String, Default: big}
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: !Select [0, !Split [',', !Sub '\${Size},x']]
      Tags:
        - {Key: a, Value: !GetAtt Other.DefaultSecurityGroup}
  Other:
    Type: AWS::EC2::VPC
`;
    expect(parseTemplate(yaml)).toEqual(
      parseTemplate(
        JSON.stringify({
          Conditions: {
            Small: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Size' }, 'big'] }] },
          },
          Parameters: { Size: { Type: 'String', Default: 'big' } },
          Resources: {
            Vpc: {
              Type: 'AWS::EC2::VPC',
              Properties: {
                CidrBlock: {
                  'Fn::Select': [
                    0,
                    { 'Fn::Split': [',', { 'Fn::Sub': '${Size},x' }] },
                  ],
                },
                Tags: [
                  {
                    Key: 'a',
                    Value: { 'Fn::GetAtt': ['Other', 'DefaultSecurityGroup'] },
                  },
                ],
              },
            },
            Other: { Type: 'AWS::EC2::VPC' },
          },
        }),
      ),
    );
  });

  it.each<[string, string, RegExp]>([
    ['JSON that is none', '{', /JSON not well-formed/],
    ['YAML that is none', 'a: [', /YAML not well-formed/],
    ['text', 'hello', /unsupported structure/],
    ['no resources', '{"Resources": {}}', /At least one Resources member/],
    [
      'a transform',
      json({ Transform: 'AWS::LanguageExtensions' }),
      /transform/,
    ],
    ['an unknown section', json({ Colour: {} }), /\[Colour\]/],
    [
      'a resource without a type',
      json({ Resources: { Vpc: {} } }),
      /Resources\/Vpc.*Type/,
    ],
    [
      'an unknown resource attribute',
      json({ Resources: { Vpc: { ...vpc, Colour: 'red' } } }),
      /'Colour'/,
    ],
    [
      'an unserved resource attribute',
      json({ Resources: { Vpc: { ...vpc, CreationPolicy: {} } } }),
      /local-aws does not know the resource attribute CreationPolicy/,
    ],
    [
      'an unserved removal policy',
      json({ Resources: { Vpc: { ...vpc, DeletionPolicy: 'Snapshot' } } }),
      /Snapshot \(Vpc\)/,
    ],
    [
      'a logical id with a dash',
      json({ Resources: { 'my-vpc': vpc } }),
      /my-vpc is non alphanumeric/,
    ],
    [
      'an output without a value',
      json({ Outputs: { Id: { Description: 'x' } } }),
      /Value object. \(\[Id\]\)/,
    ],
    [
      'more than 500 resources',
      json({
        Resources: Object.fromEntries(
          Array.from({ length: 501 }, (_, index) => [`Vpc${index}`, vpc]),
        ),
      }),
      /501, is greater than maximum allowed, 500/,
    ],
  ])('refuses %s', (_name, text, message) => {
    expect(() => parseTemplate(text)).toThrow(message);
  });
});
