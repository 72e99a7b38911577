/** A keyword of a rule with its value, `content:!"x"` as `content` and `!"x"`. */
export interface RuleOption {
  readonly keyword: string;
  readonly value?: string;
}

/** Splits the part of a rule in parentheses at the semicolons that are neither quoted nor escaped. */
export function ruleOptions(text: string): RuleOption[] {
  const parts = text.match(/(?:"(?:\\.|[^"\\])*"|\\.|[^;"\\])+;/g) ?? [];
  if (parts.join('') !== text) {
    throw new Error(`Not the options of a rule: ${text}`);
  }
  return parts.map(part => {
    const [, keyword, value] = /^\s*([\w.]+)\s*(?::(.*))?;$/s.exec(part) ?? [];
    if (!keyword) {
      throw new Error(`Not an option: ${part}`);
    }
    return { keyword, value: value?.trim() };
  });
}
