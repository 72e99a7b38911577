/** A value for each factor. */
export type Row = Readonly<Record<string, string>>;

type Pair = readonly [Row, Row];

const keyOf = (row: Row) =>
  Object.entries(row)
    .map(([factor, value]) => `${factor}=${value}`)
    .sort()
    .join('|');

/**
 * Few rows in which every two values of different factors meet at least once, as far as rows with
 * both are admitted. Greedy: each row begins with a pair that is missing, and takes for every
 * other factor the value by which most missing pairs come in.
 *
 * @param admits - Must refuse a pair already that no row could have.
 */
export function pairwise(
  factors: Readonly<Record<string, readonly string[]>>,
  admits: (row: Row) => boolean = () => true,
): Row[] {
  const missing = new Map(
    admittedPairs(factors, admits).map(pair => [
      keyOf({ ...pair[0], ...pair[1] }),
      pair,
    ]),
  );
  const gain = (row: Row, factor: string, value: string) =>
    Object.entries(row).filter(([other, otherValue]) =>
      missing.has(keyOf({ [factor]: value, [other]: otherValue })),
    ).length;
  const withFactor = (
    row: Row,
    [factor, values]: [string, readonly string[]],
  ) => {
    const [best] = values
      .filter(value => admits({ ...row, [factor]: value }))
      .map(value => ({ value, gain: gain(row, factor, value) }))
      .sort((one, other) => other.gain - one.gain);
    return { ...row, [factor]: best.value };
  };

  const rows: Row[] = [];
  for (const [first, second] of missing.values()) {
    const begun: Row = { ...first, ...second };
    const row = Object.entries(factors)
      .filter(([factor]) => !(factor in begun))
      .reduce(withFactor, begun);
    pairsOf(row).forEach(pair => missing.delete(pair));
    rows.push(row);
  }
  return rows;
}

/** Every two values of different factors, as far as a row may have both. */
export function admittedPairs(
  factors: Readonly<Record<string, readonly string[]>>,
  admits: (row: Row) => boolean = () => true,
): Pair[] {
  const single = Object.entries(factors).map(([factor, values]) =>
    values.map((value): Row => ({ [factor]: value })),
  );
  return single
    .flatMap((values, index) =>
      values.flatMap(one =>
        single
          .slice(index + 1)
          .flat()
          .map((other): Pair => [one, other]),
      ),
    )
    .filter(([one, other]) => admits({ ...one, ...other }));
}

function pairsOf(row: Row): string[] {
  const entries = Object.entries(row);
  return entries.flatMap(([factor, value], index) =>
    entries
      .slice(index + 1)
      .map(([other, otherValue]) =>
        keyOf({ [factor]: value, [other]: otherValue }),
      ),
  );
}
