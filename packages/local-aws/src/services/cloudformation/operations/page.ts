import { validationError } from '../template/errors';

const PAGE_SIZE = 100;

/** One page of a listing; its token says where the next one starts. */
export function page<Item>(
  items: readonly Item[],
  token: string | undefined,
): { items: Item[]; NextToken?: string } {
  const start = token === undefined ? 0 : Number(token);
  if (!Number.isInteger(start) || start < 0 || token === '') {
    throw validationError(`Invalid NextToken: ${token}`);
  }
  const end = start + PAGE_SIZE;
  return {
    items: items.slice(start, end),
    NextToken: end < items.length ? String(end) : undefined,
  };
}
