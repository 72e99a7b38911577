import { Page, pageOf } from '../page';
import { validationError } from './errors';

/**
 * What SageMaker's listings give without `MaxResults`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListDomains.html
 */
const DEFAULT_PAGE = 10;

/** @throws AwsError ValidationException when the token is not one of ours. */
export function listPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  input: { readonly MaxResults?: number; readonly NextToken?: string },
): Page<Item> {
  const size = input.MaxResults ?? DEFAULT_PAGE;
  const page = pageOf(items, keyOf, size, input.NextToken);
  if (!page) throw validationError('Invalid NextToken.');
  return page;
}
