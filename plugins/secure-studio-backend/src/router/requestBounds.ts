import { Violation } from 'backstage-plugin-secure-studio-common';

/** The most that a request may hold anywhere, no less than any field takes. */
export const MAX_ITEMS = 1_000;
const MAX_FIELDS = 60;
const MAX_DEPTH = 8;

/**
 * What is wrong with any value of any request: lists and objects too large to be checked one by one,
 * characters that are no text to a database, and numbers beyond all numbers, which JSON and the
 * validator let pass.
 */
export function checkBounds(value: unknown, field: string): Violation[] {
  const violations: Violation[] = [];
  visit(value, { field, depth: 0 }, violation => violations.push(violation));
  return violations;
}

function visit(
  value: unknown,
  { field, depth }: { field: string; depth: number },
  report: (violation: Violation) => void,
): void {
  if (typeof value === 'string') {
    checkText(value).forEach(rule => report({ field, rule }));
    return;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    report({ field, rule: 'must be a number that is not so large' });
    return;
  }
  if (typeof value !== 'object' || value === null) {
    return;
  }
  const entries = Array.isArray(value)
    ? value.map((item, index): [string, unknown] => [`[${index}]`, item])
    : Object.entries(value);
  const [most, noun] = Array.isArray(value)
    ? [MAX_ITEMS, 'items']
    : [MAX_FIELDS, 'fields'];
  if (entries.length > most) {
    report({ field, rule: `must not have more than ${most} ${noun}` });
    return;
  }
  if (depth >= MAX_DEPTH) {
    report({ field, rule: `must be nested at most ${MAX_DEPTH} deep` });
    return;
  }
  for (const [key, item] of entries) {
    checkText(key).forEach(rule =>
      report({ field, rule: `the name of a field ${rule}` }),
    );
    visit(item, { field: within(field, key, depth), depth: depth + 1 }, report);
  }
}

/** PostgreSQL has no NUL in a text, and UTF-8 no half of a surrogate pair. */
function checkText(text: string): string[] {
  return [
    ...(text.includes('\u0000') ? ['must not contain the character NUL'] : []),
    ...(/\p{Surrogate}/u.test(text)
      ? ['must not contain half of a surrogate pair']
      : []),
  ];
}

/** Fields of the body and of the query are named without the place where they stand. */
function within(field: string, key: string, depth: number): string {
  if (key.startsWith('[')) {
    return `${field}${key}`;
  }
  return depth === 0 ? key : `${field}.${key}`;
}
