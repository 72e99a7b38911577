import { unknownToLocalAws, validationError } from './errors';
import { isJsonObject, Json, JsonObject } from './json';

/** What the functions of the section Rules are evaluated against. */
export interface RuleScope {
  /** The value of a parameter. */
  ref(name: string): Json | undefined;
  /** The values of all parameters of a type. */
  refAll(type: string): Json[];
}

/** Source: CloudFormation user guide, "Rule-specific intrinsic functions". */
const FUNCTIONS: Record<string, (list: Json[], scope: RuleScope) => Json> = {
  Ref: ([name], scope) => {
    const value = scope.ref(String(name));
    if (value === undefined) {
      throw validationError(
        `Template format error: a rule refers to the unknown parameter ${name}`,
      );
    }
    return value;
  },
  'Fn::RefAll': ([type], scope) => scope.refAll(String(type)),
  'Fn::And': items => items.every(isTrue),
  'Fn::Or': items => items.some(isTrue),
  'Fn::Not': ([item]) => !isTrue(item),
  'Fn::Equals': ([left, right]) => String(left) === String(right),
  'Fn::Contains': ([members, value]) => texts(members).includes(String(value)),
  'Fn::EachMemberEquals': ([members, value]) =>
    texts(members).every(member => member === String(value)),
  'Fn::EachMemberIn': ([members, allowed]) =>
    texts(members).every(member => texts(allowed).includes(member)),
};

/** Those that do not take two arguments. Source: as above, the declaration of each. */
const ARITY: Readonly<Record<string, readonly [least: number, most: number]>> =
  {
    'Fn::And': [2, 10],
    'Fn::Or': [2, 10],
    'Fn::Not': [1, 1],
  };

/**
 * Checks the assertions of every rule whose condition holds.
 *
 * @throws AwsError `ValidationError` with the descriptions of the assertions that fail. Their
 * form is [UNV].
 */
export function assertRules(
  rules: Readonly<Record<string, JsonObject>>,
  scope: RuleScope,
): void {
  const failed = failedAssertions(rules, scope);
  if (failed.length > 0) {
    throw validationError(`Template validation error: ${failed.join('; ')}`);
  }
}

/** The descriptions of the assertions that fail, each under the name of its rule. */
export function failedAssertions(
  rules: Readonly<Record<string, JsonObject>>,
  scope: RuleScope,
): string[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const applies =
      rule.RuleCondition === undefined || holds(rule.RuleCondition, scope);
    const assertions = Array.isArray(rule.Assertions) ? rule.Assertions : [];
    return applies
      ? assertions
          .filter(isJsonObject)
          .filter(assertion => !holds(assertion.Assert, scope))
          .map(
            assertion =>
              `Rule ${name}: ${
                assertion.AssertDescription ?? 'the assertion does not hold'
              }`,
          )
      : [];
  });
}

function holds(value: Json, scope: RuleScope): boolean {
  const result = evaluateRule(value, scope);
  return result === true || result === 'true';
}

function evaluateRule(value: Json, scope: RuleScope): Json {
  if (Array.isArray(value)) {
    return value.map(item => evaluateRule(item, scope));
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const [name, argument] = Object.entries(value)[0] ?? [];
  const implementation = FUNCTIONS[name];
  if (implementation === undefined) {
    throw unknownToLocalAws(`the rule function ${name}`);
  }
  if (name === 'Ref' || name === 'Fn::RefAll') {
    return implementation([argument], scope);
  }
  assertArity(name, argument);
  return implementation(list(evaluateRule(argument, scope)), scope);
}

function assertArity(name: string, argument: Json): void {
  const [least, most] = ARITY[name] ?? [2, 2];
  const count = Array.isArray(argument) ? argument.length : 0;
  if (count < least || count > most) {
    throw validationError(
      `Template format error: every ${name} of a rule takes a list of ${
        least === most ? least : `${least} to ${most}`
      } arguments`,
    );
  }
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [value];
}

function texts(value: Json): string[] {
  return list(value).map(String);
}

function isTrue(value: Json): boolean {
  return value === true || value === 'true';
}
