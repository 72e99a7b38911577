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

/**
 * The page after the key that `token` tells, of items in the order of their keys. It is the same page
 * whatever else has come and gone.
 * @param keyOf - which no two items share
 * @returns undefined when the token is not one of ours.
 */
export function pageInOrder<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  page: { size: number; token?: string; descending?: boolean },
): Page<Item> | undefined {
  const { size, token, descending = false } = page;
  const compare = (one: string, other: string) =>
    (descending ? -1 : 1) * one.localeCompare(other);
  const last = token === undefined ? undefined : decodeToken(token);
  if (token !== undefined && last === undefined) return undefined;
  const rest = [...items]
    .sort((one, other) => compare(keyOf(one), keyOf(other)))
    .filter(item => last === undefined || compare(keyOf(item), last.key) > 0);
  return pageOf(rest, keyOf, size);
}

/** The item that the token names may have gone since: its position is the fallback. */
function startAfter<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  token: string,
): number | undefined {
  const last = decodeToken(token);
  if (last === undefined) return undefined;
  const index = items.findIndex(item => keyOf(item) === last.key);
  return index < 0 ? last.position - 1 : index + 1;
}

function encodeToken(key: string, position: number): string {
  return Buffer.from(`${position}:${key}`).toString('base64url');
}

function decodeToken(
  token: string,
): { position: number; key: string } | undefined {
  const [, position, key] =
    /^(\d+):(.*)$/s.exec(Buffer.from(token, 'base64url').toString('utf8')) ??
    [];
  return position === undefined
    ? undefined
    : { position: Number(position), key };
}
