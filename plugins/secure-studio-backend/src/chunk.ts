/** SQLite takes a limited number of values in one statement. */
export const MAX_VALUES = 500;

/** The items in groups of at most that many. */
export function* chunk<Item>(
  items: readonly Item[],
  size: number,
): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
