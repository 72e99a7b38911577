import { Violation } from 'backstage-plugin-secure-studio-common';

/** So many violations are told at once. */
const MAX_VIOLATIONS = 20;
const MAX_FIELD_LENGTH = 100;
/** Longer than any rule of ours that ends with its remedy. */
const MAX_RULE_LENGTH = 1_000;

/** The violations as one message, however many there are and whatever their fields are called. */
export function tellViolations(violations: readonly Violation[]): string {
  const told = violations
    .slice(0, MAX_VIOLATIONS)
    .map(
      ({ field, rule }) =>
        `${shorten(field, MAX_FIELD_LENGTH)}: ${shorten(
          rule,
          MAX_RULE_LENGTH,
        )}`,
    );
  const untold = violations.length - told.length;
  return [...told, ...(untold > 0 ? [`and ${untold} more`] : [])].join('; ');
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
