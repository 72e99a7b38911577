const frozen = new WeakSet<object>();

/**
 * A copy that nobody can change. What is such a copy already is shared, so that a small change of a
 * large record costs little.
 */
export function frozenCopy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || frozen.has(value)) {
    return value;
  }
  const copy = Object.freeze(
    Array.isArray(value)
      ? value.map(frozenCopy)
      : Object.fromEntries(
          Object.entries(value).map(([name, member]) => [
            name,
            frozenCopy(member),
          ]),
        ),
  );
  frozen.add(copy);
  return copy as Value;
}
