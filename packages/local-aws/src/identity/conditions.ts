import { AwsError } from '../AwsError';

/** Values by condition key in lower case: keys are case-insensitive (IAM reference, "Condition keys"). */
export type ConditionContext = Readonly<
  Record<string, string | readonly string[] | undefined>
>;

/** The `Condition` element of a policy statement. */
export type Condition = Readonly<
  Record<string, Readonly<Record<string, string | boolean | readonly string[]>>>
>;

type Matches = (value: string, wanted: string) => boolean;

const OPERATORS: Readonly<Record<string, Matches>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringEqualsIgnoreCase: (value, wanted) =>
    value.toLowerCase() === wanted.toLowerCase(),
  StringLike: matchesPattern,
  ArnEquals: matchesPattern,
  ArnLike: matchesPattern,
  Bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
};

/**
 * Whether every condition holds (IAM reference, "Condition operators": keys are ANDed, values ORed).
 * @throws AwsError for an operator that is not served here.
 */
export function conditionsHold(
  condition: Condition | undefined,
  context: ConditionContext,
): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      holds(operator, context[key.toLowerCase()], listOf(wanted)),
    ),
  );
}

function holds(
  operator: string,
  value: string | readonly string[] | undefined,
  wanted: readonly string[],
): boolean {
  const [, quantifier, name, ifExists] =
    /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null') return wanted.includes(String(value === undefined));

  const negated = /Not(Equals|Like)/.test(name ?? '');
  const matches = OPERATORS[(name ?? '').replace('Not', '')];
  if (!matches) {
    throw new AwsError(
      'MalformedPolicyDocument',
      `local-aws does not serve the condition operator ${operator}`,
    );
  }
  const values = value === undefined ? [] : listOf(value);
  if (!values.length) {
    return Boolean(ifExists) || negated || quantifier === 'ForAllValues:';
  }
  const passes = (one: string) =>
    wanted.some(other => matches(one, other)) !== negated;
  return quantifier === 'ForAllValues:'
    ? values.every(passes)
    : values.some(passes);
}

/** `*` is any text, `?` any one character. */
export function matchesPattern(value: string, pattern: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 's').test(value);
}

/** Policies write one value without its list. */
export function listOf(
  value: string | boolean | readonly string[],
): readonly string[] {
  return typeof value === 'object' ? value : [String(value)];
}
