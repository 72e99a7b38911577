import { Page, pageOf } from '../page';
import { invalidRequest } from './errors';

/** The largest page is the default one [UNV]. */
const DEFAULT_PAGE = 100;

/** @throws AwsError InvalidRequestException when the token is not one of ours. */
export function listPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  input: { readonly MaxResults?: number; readonly NextToken?: string },
): Page<Item> {
  const size = input.MaxResults ?? DEFAULT_PAGE;
  const page = pageOf(items, keyOf, size, input.NextToken);
  if (!page) throw invalidRequest('NextToken is not valid');
  return page;
}
