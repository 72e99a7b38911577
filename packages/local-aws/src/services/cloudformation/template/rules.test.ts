import { Json } from './json';
import { assertRules } from './rules';

const scope = {
  ref: (name: string) => ({ Version: '21', List: ['a', 'b'] }[name]),
  refAll: () => ['x', 'y'],
};

const rule = (Assert: Json, RuleCondition?: Json) => ({
  Rule: {
    Assertions: [{ Assert, AssertDescription: 'what must hold' }],
    ...(RuleCondition !== undefined && { RuleCondition }),
  },
});

const holds = { 'Fn::Equals': [{ Ref: 'Version' }, 21] };
const fails = { 'Fn::Equals': [{ Ref: 'Version' }, '20'] };

describe('assertRules', () => {
  it.each<[Json]>([
    [holds],
    [{ 'Fn::Not': [fails] }],
    [{ 'Fn::And': [holds, holds] }],
    [{ 'Fn::Or': [fails, holds] }],
    [{ 'Fn::Not': [{ 'Fn::Contains': [['1', '2'], { Ref: 'Version' }] }] }],
    [{ 'Fn::Contains': [{ Ref: 'List' }, 'a'] }],
    [{ 'Fn::EachMemberIn': [{ Ref: 'List' }, ['a', 'b', 'c']] }],
    [{ 'Fn::EachMemberEquals': [['a', 'a'], 'a'] }],
    [{ 'Fn::EachMemberIn': [{ 'Fn::RefAll': 'String' }, ['x', 'y']] }],
  ])('accepts %j', assertion => {
    expect(() => assertRules(rule(assertion), scope)).not.toThrow();
  });

  it.each<[Json]>([
    [fails],
    [{ 'Fn::And': [holds, fails] }],
    [{ 'Fn::Contains': [['1', '2'], { Ref: 'Version' }] }],
    [{ 'Fn::EachMemberIn': [{ Ref: 'List' }, ['a']] }],
    [{ 'Fn::EachMemberEquals': [['a', 'b'], 'a'] }],
  ])('refuses %j with its description', assertion => {
    expect(() => assertRules(rule(assertion), scope)).toThrow(
      'Rule Rule: what must hold',
    );
  });

  it('leaves a rule out whose condition does not hold', () => {
    expect(() => assertRules(rule(fails, fails), scope)).not.toThrow();
    expect(() => assertRules(rule(fails, holds), scope)).toThrow();
  });

  it.each<[Json]>([
    [{ 'Fn::And': [holds] }],
    [{ 'Fn::Not': [fails, fails] }],
    [{ 'Fn::Contains': [['1', '2']] }],
  ])('refuses %j for its number of arguments', assertion => {
    expect(() => assertRules(rule(assertion), scope)).toThrow('arguments');
  });

  it('names a function that it does not know', () => {
    expect(() =>
      assertRules(rule({ 'Fn::ValueOf': ['Vpc', 'Tags'] }), scope),
    ).toThrow('Fn::ValueOf');
  });
});
