import { Tag } from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { portfolios, products, ProvisionedProductRecord } from './records';

/**
 * AutoTags: the stack has them, and a search shows them.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/adminguide/autotags.html
 */
export function autoTags(
  product: ProvisionedProductRecord,
  context: CallContext,
): Tag[] {
  const portfolio = portfolios(context)
    .values()
    .find(({ Id }) => product.PathId.endsWith(Id.slice(Id.indexOf('-'))));
  const tags: Array<[string, string | undefined]> = [
    ['portfolioArn', portfolio?.ARN],
    ['productArn', products(context).get(product.ProductId)?.ARN],
    ['provisioningPrincipalArn', product.owner.arn],
    ['provisionedProductArn', product.Arn],
    ['provisioningArtifactIdentifier', product.ProvisioningArtifactId],
  ];
  return tags.map(([key, Value]) => ({
    Key: `aws:servicecatalog:${key}`,
    Value,
  }));
}

/** Unlike a product's, its service is not `catalog` (CLI reference, search-provisioned-products). */
export function provisionedProductArn(
  { Id, Name }: Pick<ProvisionedProductRecord, 'Id' | 'Name'>,
  { region, caller }: CallContext,
): string {
  return `arn:aws:servicecatalog:${region}:${caller.accountId}:stack/${Name}/${Id}`;
}
