import { Page, pageOf } from '../page';
import { invalidParameters } from './errors';

/**
 * Most listings take at most 20 at once.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ListLaunchPaths.html
 */
const DEFAULT_PAGE = 20;

interface Paging {
  readonly PageSize?: number;
  readonly PageToken?: string;
}

export function pageSize({ PageSize = DEFAULT_PAGE }: Paging): number {
  return PageSize;
}

/** @throws AwsError InvalidParametersException when the token is not one of ours. */
export function listPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  input: Paging,
): Page<Item> {
  return requirePage(pageOf(items, keyOf, pageSize(input), input.PageToken));
}

/** @throws AwsError InvalidParametersException when there is no page. */
export function requirePage<Item>(page: Page<Item> | undefined): Page<Item> {
  if (!page) throw invalidParameters('Invalid PageToken.');
  return page;
}
