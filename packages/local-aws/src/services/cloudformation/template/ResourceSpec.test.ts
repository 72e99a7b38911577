import { JsonObject } from './json';
import { ResourceSpec } from './ResourceSpec';

async function spec(type: string): Promise<ResourceSpec> {
  const found = await ResourceSpec.find(type);
  if (found === undefined) {
    throw new Error(`${type} is not in the registry`);
  }
  return found;
}

const ruleGroup = (overrides: JsonObject = {}): JsonObject => ({
  RuleGroupName: 'team',
  Type: 'STATEFUL',
  Capacity: 100,
  ...overrides,
});

describe('ResourceSpec', () => {
  it('brings values to the types of the registry', async () => {
    const found = await spec('AWS::NetworkFirewall::RuleGroup');
    expect(
      found.conform(
        'Team',
        ruleGroup({
          Capacity: '100',
          RuleGroupName: 7,
          Tags: [{ Key: 'a', Value: 1 }],
        }),
      ),
    ).toEqual(
      ruleGroup({ RuleGroupName: '7', Tags: [{ Key: 'a', Value: '1' }] }),
    );
  });

  it.each<[string, JsonObject, RegExp]>([
    [
      'a missing member',
      { Type: 'STATEFUL' },
      /resource Team.*\[Capacity\]|required key/,
    ],
    [
      'an unknown member',
      ruleGroup({ Colour: 'red' }),
      /#: extraneous key \[Colour\]/,
    ],
    [
      'an unknown member inside',
      ruleGroup({ RuleGroup: { RulesSource: { Colour: 'red' } } }),
      /#\/RuleGroup\/RulesSource: extraneous key \[Colour\]/,
    ],
    ['a wrong type', ruleGroup({ Capacity: 'many' }), /#\/Capacity.*Number/],
    [
      'text where a list belongs',
      ruleGroup({ Tags: 'x' }),
      /#\/Tags.*JSONArray/,
    ],
  ])('refuses %s with its path', async (_name, properties, message) => {
    const found = await spec('AWS::NetworkFirewall::RuleGroup');
    expect(() => found.conform('Team', properties)).toThrow(message);
  });

  it.each([
    ['AWS::EC2::Subnet', 'CidrBlock', true],
    ['AWS::EC2::Subnet', 'MapPublicIpOnLaunch', false],
    ['AWS::SageMaker::Domain', 'SubnetIds', true],
    ['AWS::SageMaker::Domain', 'DefaultUserSettings', false],
    ['AWS::SageMaker::Domain', 'Tags', true],
  ])(
    'of %s, a change of %s needs a new one: %s',
    async (type, name, expected) => {
      expect((await spec(type)).causesReplacement(name)).toBe(expected);
    },
  );

  it('does not find a type that is not in the registry', async () => {
    expect(await ResourceSpec.find('AWS::EC2::Toaster')).toBeUndefined();
  });
});
