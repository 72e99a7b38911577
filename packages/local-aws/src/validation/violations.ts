import { Constraint, ServiceConstraints } from './constraints';

/** A value that breaks a rule of its shape. */
export interface Violation {
  /** Such as `tags.1.member.key`, as AWS writes it. */
  readonly path: string;
  readonly value: unknown;
  /** Such as `Member must not be null`. */
  readonly rule: string;
}

const expressions = new Map<string, RegExp>();

/** Every rule that the value breaks, in AWS's words. */
export function findViolations(
  { shapes }: ServiceConstraints,
  shape: string,
  value: unknown,
  path = '',
): Violation[] {
  const constraint = shapes[shape];
  if (!constraint || value === undefined || value === null) return [];
  const own = brokenRules(constraint, value).map(rule => ({
    path,
    value,
    rule,
  }));
  return [
    ...own,
    ...partsOf(constraint, value, path).flatMap(part =>
      part.value === undefined
        ? [{ ...part, rule: 'Member must not be null' }]
        : findViolations(
            { shapes, operations: {} },
            part.shape,
            part.value,
            part.path,
          ),
    ),
  ];
}

interface Part {
  readonly shape: string;
  readonly value: unknown;
  readonly path: string;
}

/** What a value consists of, as far as it is constrained; a required member that is absent has no value. */
function partsOf(constraint: Constraint, value: unknown, path: string): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const { members = {}, required = [], item, key, value: of } = constraint;
  if (Array.isArray(value)) {
    return value.map((element, index) => ({
      shape: item ?? '',
      value: element ?? null,
      path: `${path}.${index + 1}.member`,
    }));
  }
  const fields = new Map(Object.entries(value));
  if (key !== undefined || of !== undefined) {
    return [...fields].flatMap(([name, field]) => [
      { shape: key ?? '', value: name, path: `${path}.${name}.key` },
      { shape: of ?? '', value: field ?? null, path: `${path}.${name}.value` },
    ]);
  }
  const names = new Set([...required, ...Object.keys(members)]);
  return [...names]
    .filter(name => fields.get(name) !== undefined || required.includes(name))
    .map(name => ({
      shape: members[name] ?? '',
      value: fields.get(name),
      path: path ? `${path}.${lowerFirst(name)}` : lowerFirst(name),
    }));
}

function brokenRules(constraint: Constraint, value: unknown): string[] {
  const { min, max, pattern, enum: values } = constraint;
  const rules: string[] = [];
  const [measure, amount] = measured(value);
  if (min !== undefined && amount < min) {
    rules.push(`Member must have ${measure} greater than or equal to ${min}`);
  }
  if (max !== undefined && amount > max) {
    rules.push(`Member must have ${measure} less than or equal to ${max}`);
  }
  if (typeof value !== 'string') return rules;
  if (pattern !== undefined && !expression(pattern).test(value)) {
    rules.push(`Member must satisfy regular expression pattern: ${pattern}`);
  }
  if (values !== undefined && !values.includes(value)) {
    rules.push(`Member must satisfy enum value set: [${values.join(', ')}]`);
  }
  return rules;
}

function measured(value: unknown): ['value' | 'length', number] {
  if (typeof value === 'number') return ['value', value];
  if (typeof value === 'string' || Array.isArray(value)) {
    return ['length', value.length];
  }
  return value instanceof Uint8Array
    ? ['length', value.length]
    : ['length', Object.keys(Object(value)).length];
}

/** AWS matches the whole text. Some patterns are no valid Unicode expressions in JavaScript. */
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  const whole = `^(?:${pattern})$`;
  let compiled: RegExp;
  try {
    compiled = new RegExp(whole, 'u');
  } catch {
    compiled = new RegExp(whole);
  }
  expressions.set(pattern, compiled);
  return compiled;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
