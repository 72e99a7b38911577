import {
  DescribeProductInput,
  DescribeProductOutput,
  DescribeProvisioningParametersInput,
  DescribeProvisioningParametersOutput,
  SearchProductsInput,
  SearchProductsOutput,
} from '@aws-sdk/client-service-catalog';
import { findArtifact } from './artifacts';
import { constraintSummaries } from './constraintsOf';
import { invalidParameters } from './errors';
import {
  chooseLaunchPath,
  launchableProducts,
  launchPaths,
} from './launchPaths';
import { listPage } from './listPage';
import { operation } from './operation';
import { parameterDetails } from './parameters';
import { findProduct, viewSummary } from './products';
import { ProductRecord, products } from './records';
import { tagOptionsOf } from './tagOptionValues';

export const searchProducts = operation<SearchProductsInput>()(
  [],
  ['Filters', 'PageSize', 'PageToken'],
  ({ Filters = {}, ...paging }, context): SearchProductsOutput => {
    const found = launchableProducts(context).filter(product =>
      Object.entries(Filters).every(([field, values]) =>
        values.some(value => matches(product, field, value)),
      ),
    );
    const page = listPage(found, ({ ProductId }) => ProductId, paging);
    return {
      ProductViewSummaries: page.items.map(product =>
        viewSummary(product, launchPaths(product, context).length === 1),
      ),
      ProductViewAggregations: {},
      NextPageToken: page.nextToken,
    };
  },
);

export const describeProduct = operation<DescribeProductInput>()(
  [],
  ['Id', 'Name'],
  (input, context): DescribeProductOutput => {
    const product = findProduct(input, launchableProducts(context));
    const paths = launchPaths(product, context);
    return {
      ProductViewSummary: viewSummary(product, paths.length === 1),
      ProvisioningArtifacts: product.artifacts
        .filter(({ Active }) => Active)
        .map(({ Id, Name, Description, createdTime, Guidance }) => ({
          Id,
          Name,
          Description,
          CreatedTime: new Date(createdTime),
          Guidance,
        })),
      Budgets: [],
      LaunchPaths: paths.map(({ id, name }) => ({ Id: id, Name: name })),
    };
  },
);

export const describeProvisioningParameters =
  operation<DescribeProvisioningParametersInput>()(
    [],
    [
      'ProductId',
      'ProductName',
      'ProvisioningArtifactId',
      'ProvisioningArtifactName',
      'PathId',
      'PathName',
    ],
    (input, context): DescribeProvisioningParametersOutput => {
      const product = findProduct(
        { Id: input.ProductId, Name: input.ProductName },
        products(context).values(),
      );
      const { portfolio } = chooseLaunchPath(product, input, context);
      const artifact = findArtifact(
        {
          Id: input.ProvisioningArtifactId,
          Name: input.ProvisioningArtifactName,
        },
        product,
      );
      return {
        ProvisioningArtifactParameters: parameterDetails(artifact.template),
        ConstraintSummaries: constraintSummaries(
          portfolio.Id,
          product.ProductId,
          context,
        ),
        UsageInstructions: [],
        TagOptions: tagOptionsOf(portfolio.Id, product.ProductId, context),
        ProvisioningArtifactOutputKeys: [...artifact.template.outputs],
        ProvisioningArtifactOutputs: [...artifact.template.outputs],
      };
    },
  );

/** @throws AwsError InvalidParametersException for a filter that is not served. */
function matches(
  product: ProductRecord,
  field: string,
  value: string,
): boolean {
  switch (field) {
    case 'FullTextSearch':
      return [product.Name, product.Description, product.ProductId].some(text =>
        text?.toLowerCase().includes(value.toLowerCase()),
      );
    case 'Owner':
      return product.Owner === value;
    case 'ProductType':
      return value === 'CLOUD_FORMATION_TEMPLATE';
    default:
      throw invalidParameters(
        `local-aws does not serve the filter ${field} of SearchProducts`,
      );
  }
}
