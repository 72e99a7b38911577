import { AwsError } from '../../AwsError';

/** A value in an event that is neither an object nor a list. */
export type Leaf = string | number | boolean | null;

/** What one value of a pattern's list asks of a field. */
export type Matcher =
  | { readonly kind: 'equals'; readonly value: Leaf }
  | { readonly kind: 'exists'; readonly exists: boolean }
  | { readonly kind: 'numeric'; readonly comparisons: readonly Comparison[] }
  | { readonly kind: 'text'; readonly test: TextTest }
  | { readonly kind: 'anythingBut'; readonly values: readonly Leaf[] }
  | {
      readonly kind: 'anythingButText';
      readonly tests: readonly TextTest[];
    };

export interface TextTest {
  readonly operator: TextOperator;
  readonly operand: string;
}

export interface Comparison {
  readonly operator: string;
  readonly operand: number;
}

/** All fields must match, and one of each list of alternatives (`$or`). */
export interface EventPattern {
  readonly fields: ReadonlyMap<string, EventPattern | readonly Matcher[]>;
  readonly alternatives: readonly EventPattern[];
}

const TEXT_OPERATORS = [
  'prefix',
  'suffix',
  'wildcard',
  'equals-ignore-case',
] as const;
type TextOperator = (typeof TEXT_OPERATORS)[number];

const COMPARISONS = ['<', '<=', '=', '>', '>='];

/**
 * Reads an event pattern (EventBridge user guide, "Comparison operators for use in event patterns").
 * Operators that are not served are refused, so that no pattern is taken for another one.
 *
 * @throws AwsError InvalidEventPatternException
 */
export function parseEventPattern(text: string): EventPattern {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw invalid(String(error));
  }
  return parseObject(document, 'the pattern');
}

function parseObject(value: unknown, path: string): EventPattern {
  const entries = entriesOf(value);
  if (!entries?.length) throw invalid(`${path} must be an object with fields`);
  const fields = new Map<string, EventPattern | readonly Matcher[]>();
  let alternatives: readonly EventPattern[] = [];
  for (const [name, member] of entries) {
    if (name === '$or') {
      alternatives = parseAlternatives(member, path);
    } else if (Array.isArray(member)) {
      if (!member.length) throw invalid(`${name}: an empty list never matches`);
      fields.set(
        name,
        member.map(item => parseMatcher(item, name)),
      );
    } else {
      fields.set(name, parseObject(member, name));
    }
  }
  return { fields, alternatives };
}

function parseAlternatives(
  value: unknown,
  path: string,
): readonly EventPattern[] {
  if (!Array.isArray(value) || value.length < 2) {
    throw invalid(`$or of ${path} must list two patterns or more`);
  }
  return value.map(item => parseObject(item, '$or'));
}

function parseMatcher(value: unknown, field: string): Matcher {
  if (isLeaf(value)) return { kind: 'equals', value };
  const entries = entriesOf(value) ?? [];
  const [operator, operand] = entries[0] ?? [];
  if (entries.length !== 1 || operator === undefined) {
    throw invalid(`${field}: one operator is needed`);
  }
  switch (operator) {
    case 'exists':
      if (typeof operand !== 'boolean') {
        throw invalid(`${field}: exists must be true or false`);
      }
      return { kind: 'exists', exists: operand };
    case 'numeric':
      return { kind: 'numeric', comparisons: parseComparisons(operand, field) };
    case 'anything-but':
      return parseAnythingBut(operand, field);
    default:
      return {
        kind: 'text',
        test: {
          operator: textOperator(operator, field),
          operand: textOf(operand, field),
        },
      };
  }
}

function parseAnythingBut(operand: unknown, field: string): Matcher {
  const values = Array.isArray(operand) ? operand : [operand];
  if (values.length && values.every(isLeaf)) {
    return { kind: 'anythingBut', values };
  }
  const entries = entriesOf(operand) ?? [];
  const [operator, operands] = entries[0] ?? [];
  if (entries.length !== 1 || operator === undefined) {
    throw invalid(`${field}: anything-but takes values or one operator`);
  }
  const known = textOperator(operator, field);
  return {
    kind: 'anythingButText',
    tests: [operands]
      .flat()
      .map(item => ({ operator: known, operand: textOf(item, field) })),
  };
}

function parseComparisons(value: unknown, field: string): Comparison[] {
  const parts = Array.isArray(value) ? value : [];
  const comparisons = parts.flatMap((operator, index) =>
    index % 2 === 0 ? [{ operator, operand: parts[index + 1] }] : [],
  );
  if (
    !comparisons.length ||
    comparisons.length > 2 ||
    !comparisons.every(
      ({ operator, operand }) =>
        COMPARISONS.includes(operator) && typeof operand === 'number',
    )
  ) {
    throw invalid(`${field}: numeric takes one or two comparisons`);
  }
  return comparisons;
}

function textOperator(operator: string, field: string): TextOperator {
  const known = TEXT_OPERATORS.find(name => name === operator);
  if (known === undefined) {
    throw invalid(
      `${field}: local-aws does not serve the operator ${operator}`,
    );
  }
  return known;
}

function textOf(value: unknown, field: string): string {
  if (typeof value !== 'string') throw invalid(`${field}: a text is needed`);
  return value;
}

function isLeaf(value: unknown): value is Leaf {
  return (
    value === null || ['string', 'number', 'boolean'].includes(typeof value)
  );
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : undefined;
}

function invalid(reason: string): AwsError {
  return new AwsError(
    'InvalidEventPatternException',
    `Event pattern is not valid. Reason: ${reason}`,
  );
}
