import {
  DescribeProvisionedProductInput,
  DescribeProvisionedProductOutput,
  GetProvisionedProductOutputsInput,
  GetProvisionedProductOutputsOutput,
  ProvisionedProductAttribute,
  SearchProvisionedProductsInput,
  SearchProvisionedProductsOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { accessLevel, isAtLevel } from './accessLevel';
import { invalidParameters } from './errors';
import { findProvisionedProduct } from './findProvisionedProduct';
import { followAll } from './follow';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  ProvisionedProductRecord,
  provisionedProducts,
  records,
} from './records';
import { attributeOf, matchesQuery, sorted } from './search';

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
    async (input, context): Promise<SearchProvisionedProductsOutput> => {
      await followAll(context);
      const level = accessLevel(input.AccessLevelFilter, 'Account');
      const { SearchQuery: queries = [], ...others } = input.Filters ?? {};
      if (Object.keys(others).length) {
        throw invalidParameters('SearchQuery is the only filter.');
      }
      const found = provisionedProducts(context)
        .values()
        .filter(product => isAtLevel(level, product, context.caller))
        .map(attributeOf)
        .filter(attribute =>
          queries.every(query => matchesQuery(attribute, query)),
        );
      const page = listPage(
        sorted(found, input.SortBy, input.SortOrder),
        ({ Id }) => Id ?? '',
        input,
      );
      return {
        ProvisionedProducts: page.items,
        TotalResultsCount: found.length,
        NextPageToken: page.nextToken,
      };
    },
  );

export const describeProvisionedProduct =
  operation<DescribeProvisionedProductInput>()(
    [],
    ['Id', 'Name'],
    async (input, context): Promise<DescribeProvisionedProductOutput> => {
      await followAll(context);
      const product = findProvisionedProduct(input, context);
      const attribute = attributeOf(product);
      return {
        ProvisionedProductDetail: detailOf(attribute, product),
        CloudWatchDashboards: [],
      };
    },
  );

export const getProvisionedProductOutputs =
  operation<GetProvisionedProductOutputsInput>()(
    [],
    [
      'ProvisionedProductId',
      'ProvisionedProductName',
      'OutputKeys',
      'PageSize',
      'PageToken',
    ],
    async (input, context): Promise<GetProvisionedProductOutputsOutput> => {
      await followAll(context);
      const product = findProvisionedProduct(
        { Id: input.ProvisionedProductId, Name: input.ProvisionedProductName },
        context,
      );
      const page = listPage(
        outputsOf(product, input.OutputKeys, context),
        ({ OutputKey }) => OutputKey ?? '',
        input,
      );
      return { Outputs: page.items, NextPageToken: page.nextToken };
    },
  );

/** @throws AwsError InvalidParametersException for a key that the product does not have. */
function outputsOf(
  product: ProvisionedProductRecord,
  keys: readonly string[] | undefined,
  context: CallContext,
) {
  const { LastSuccessfulProvisioningRecordId: recordId } = product;
  const outputs =
    recordId === undefined ? [] : records(context).get(recordId)?.outputs ?? [];
  const unknown = keys?.find(
    key => !outputs.some(({ OutputKey }) => OutputKey === key),
  );
  if (unknown !== undefined) {
    throw invalidParameters(`Output key ${unknown} does not exist.`);
  }
  return outputs.filter(
    ({ OutputKey = '' }) => !keys || keys.includes(OutputKey),
  );
}

/** Without tags, physical id and names (aws-facts §1.5). */
function detailOf(
  attribute: ProvisionedProductAttribute,
  product: ProvisionedProductRecord,
) {
  const {
    Tags: _tags,
    PhysicalId: _physicalId,
    ProductName: _productName,
    ProvisioningArtifactName: _artifactName,
    UserArn: _userArn,
    UserArnSession: _userArnSession,
    ...detail
  } = attribute;
  return { ...detail, LaunchRoleArn: product.LaunchRoleArn };
}
