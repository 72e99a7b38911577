import { Page, pageOf } from '../page';
import { invalidParameters } from './errors';

/** Most listings take at most 20 at once (aws-facts §1). */
const DEFAULT_PAGE = 20;

/** @throws AwsError InvalidParametersException when the token is not one of ours. */
export function listPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  input: { readonly PageSize?: number; readonly PageToken?: string },
): Page<Item> {
  const size = input.PageSize ?? DEFAULT_PAGE;
  const page = pageOf(items, keyOf, size, input.PageToken);
  if (!page) throw invalidParameters('Invalid PageToken.');
  return page;
}
