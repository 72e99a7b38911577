/** One page of a listing. */
export interface Page<Item> {
  readonly items: Item[];
  /** Leads to the next page; absent on the last one. */
  readonly nextToken?: string;
}

/**
 * The page after the item that `token` names.
 * @returns undefined when the token is not one of ours.
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  size: number,
  token?: string,
): Page<Item> | undefined {
  const start = token === undefined ? 0 : startAfter(items, keyOf, token);
  if (start === undefined) return undefined;
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  const isLastPage = start + size >= items.length || last === undefined;
  return {
    items: page,
    nextToken: isLastPage ? undefined : encodeToken(keyOf(last), start + size),
  };
}

/** The item that the token names may have gone since: its position is the fallback. */
function startAfter<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  token: string,
): number | undefined {
  const [, position, key] =
    /^(\d+):(.*)$/s.exec(Buffer.from(token, 'base64url').toString('utf8')) ??
    [];
  if (position === undefined) return undefined;
  const index = items.findIndex(item => keyOf(item) === key);
  return index < 0 ? Number(position) - 1 : index + 1;
}

function encodeToken(key: string, position: number): string {
  return Buffer.from(`${position}:${key}`).toString('base64url');
}
