import { Page, pageOf } from '../page';
import { validationError } from './errors';

/** "If you don't specify a value for MaxResults, Resolver returns up to 100" (API reference). */
const DEFAULT_PAGE = 100;

/** @throws AwsError ValidationException when the token is not one of ours. */
export function listPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  input: { readonly MaxResults?: number; readonly NextToken?: string },
): Page<Item> {
  const size = input.MaxResults ?? DEFAULT_PAGE;
  const page = pageOf(items, keyOf, size, input.NextToken);
  if (!page) throw validationError('NextToken is not valid.');
  return page;
}
