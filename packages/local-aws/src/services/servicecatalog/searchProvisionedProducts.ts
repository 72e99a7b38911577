import {
  ProvisionedProductAttribute,
  SearchProvisionedProductsInput,
  SearchProvisionedProductsOutput,
} from '@aws-sdk/client-service-catalog';
import { pageInOrder } from '../page';
import { accessLevel, isAtLevel } from './accessLevel';
import { invalidParameters } from './errors';
import { listPage, pageSize, requirePage } from './listPage';
import { operation } from './operation';
import { provisionedProducts } from './records';
import { attributeOf, matchesQuery, sortKey } from './search';

export const searchProvisionedProducts =
  operation<SearchProvisionedProductsInput>()(
    [],
    [
      'AccessLevelFilter',
      'Filters',
      'SortBy',
      'SortOrder',
      'PageSize',
      'PageToken',
    ],
    (input, context): SearchProvisionedProductsOutput => {
      const level = accessLevel(input.AccessLevelFilter, 'Account');
      const { SearchQuery: queries = [], ...others } = input.Filters ?? {};
      if (Object.keys(others).length) {
        throw invalidParameters('SearchQuery is the only filter.');
      }
      const found = provisionedProducts(context)
        .values()
        .filter(product => isAtLevel(level, product, context.caller))
        .map(product => attributeOf(product, context))
        .filter(attribute =>
          queries.every(query => matchesQuery(attribute, query)),
        );
      const page = searchPage(found, input);
      return {
        ProvisionedProducts: page.items,
        TotalResultsCount: found.length,
        NextPageToken: page.nextToken,
      };
    },
  );

/**
 * Sorted, a page goes on after the last value of the one before, whatever has come and gone since.
 * "If no value is specified, the results are not sorted": no order is promised then.
 */
function searchPage(
  found: readonly ProvisionedProductAttribute[],
  input: SearchProvisionedProductsInput,
) {
  const { SortBy, SortOrder = 'ASCENDING', PageToken } = input;
  if (SortBy === undefined) {
    return listPage(found, ({ Id = '' }) => Id, input);
  }
  return requirePage(
    pageInOrder(found, sortKey(SortBy), {
      size: pageSize(input),
      token: PageToken,
      descending: SortOrder === 'DESCENDING',
    }),
  );
}
