import {
  Comparison,
  EventPattern,
  Leaf,
  Matcher,
  TextTest,
} from './eventPattern';

/**
 * Whether an event matches a pattern. As EventBridge does, it looks at leaves alone: `exists` on an
 * object is never true, and a list matches when one of its members does ("Comparison operators only
 * work on leaf nodes", EventBridge user guide).
 */
export function matchesEvent(pattern: EventPattern, event: unknown): boolean {
  const members = membersOf(event);
  return (
    [...pattern.fields].every(([name, wanted]) =>
      'fields' in wanted
        ? candidates(members.get(name)).some(value =>
            matchesEvent(wanted, value),
          )
        : matchesField(wanted, leavesOf(members.get(name))),
    ) &&
    (!pattern.alternatives.length ||
      pattern.alternatives.some(alternative =>
        matchesEvent(alternative, event),
      ))
  );
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
      : [],
  );
}

/** Each object of a list may match; a field that is absent is like an object without members. */
function candidates(value: unknown): readonly unknown[] {
  return Array.isArray(value) && value.length ? value : [value];
}

function leavesOf(value: unknown): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return [value];
  }
  return [];
}

function matchesField(
  matchers: readonly Matcher[],
  leaves: readonly Leaf[],
): boolean {
  return matchers.some(matcher =>
    matcher.kind === 'exists'
      ? matcher.exists === leaves.length > 0
      : leaves.some(leaf => matchesLeaf(matcher, leaf)),
  );
}

function matchesLeaf(matcher: Matcher, leaf: Leaf): boolean {
  switch (matcher.kind) {
    case 'equals':
      return leaf === matcher.value;
    case 'numeric':
      return (
        typeof leaf === 'number' &&
        matcher.comparisons.every(comparison => compares(leaf, comparison))
      );
    case 'text':
      return passes(matcher.test, leaf);
    case 'anythingBut':
      return !matcher.values.includes(leaf);
    case 'anythingButText':
      return !matcher.tests.some(test => passes(test, leaf));
    case 'exists':
      return matcher.exists;
    default:
      return false;
  }
}

function passes({ operator, operand }: TextTest, leaf: Leaf): boolean {
  if (typeof leaf !== 'string') return false;
  switch (operator) {
    case 'prefix':
      return leaf.startsWith(operand);
    case 'suffix':
      return leaf.endsWith(operand);
    case 'wildcard':
      return wildcard(operand).test(leaf);
    case 'equals-ignore-case':
      return leaf.toLowerCase() === operand.toLowerCase();
    default:
      return false;
  }
}

/** `*` is any text; `?` is itself, unlike in policies. */
function wildcard(operand: string): RegExp {
  const parts = operand
    .split('*')
    .map(part => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function compares(value: number, { operator, operand }: Comparison): boolean {
  switch (operator) {
    case '<':
      return value < operand;
    case '<=':
      return value <= operand;
    case '=':
      return value === operand;
    case '>':
      return value > operand;
    case '>=':
      return value >= operand;
    default:
      return false;
  }
}
