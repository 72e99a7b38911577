import { ProvisionedProductAttribute } from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { autoTags } from './autoTags';
import { invalidParameters } from './errors';
import { ProvisionedProductRecord } from './records';

type Field = (product: ProvisionedProductAttribute) => string | undefined;

/**
 * The fields of a search query, `<field>:<value>`. `tags` is not served: its syntax is unverified.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_SearchProvisionedProducts.html
 */
const FIELDS: Readonly<Record<string, Field>> = {
  arn: product => product.Arn,
  id: product => product.Id,
  name: product => product.Name,
  type: product => product.Type,
  status: product => product.Status,
  physicalId: product => product.PhysicalId,
  productId: product => product.ProductId,
  productName: product => product.ProductName,
  provisioningArtifactId: product => product.ProvisioningArtifactId,
  provisioningArtifactName: product => product.ProvisioningArtifactName,
  idempotencyToken: product => product.IdempotencyToken,
  lastRecordId: product => product.LastRecordId,
  lastProvisioningRecordId: product => product.LastProvisioningRecordId,
  lastSuccessfulProvisioningRecordId: product =>
    product.LastSuccessfulProvisioningRecordId,
  userArn: product => product.UserArn,
  userArnSession: product => product.UserArnSession,
};

/** @throws AwsError InvalidParametersException for a field that is not served. */
export function matchesQuery(
  product: ProvisionedProductAttribute,
  query: string,
): boolean {
  const colon = query.indexOf(':');
  const field = query.slice(0, Math.max(colon, 0));
  if (!Object.hasOwn(FIELDS, field)) {
    throw invalidParameters(
      `local-aws does not serve the search query ${query}`,
    );
  }
  return FIELDS[field](product) === query.slice(colon + 1);
}

/** The fields by which can be sorted (API reference, SearchProvisionedProducts). */
const SORT_FIELDS = ['arn', 'id', 'name', 'lastRecordId'];

/**
 * By what is sorted, which no two products share.
 * @throws AwsError InvalidParametersException for a field by which cannot be sorted.
 */
export function sortKey(
  by: string,
): (product: ProvisionedProductAttribute) => string {
  if (!SORT_FIELDS.includes(by)) {
    throw invalidParameters(`SortBy must be one of ${SORT_FIELDS.join(', ')}.`);
  }
  return product => FIELDS[by](product) ?? '';
}

/** A provisioned product as SearchProvisionedProducts shows it. */
export function attributeOf(
  product: ProvisionedProductRecord,
  context: CallContext,
): ProvisionedProductAttribute {
  const { owner } = product;
  return {
    Id: product.Id,
    Arn: product.Arn,
    Name: product.Name,
    Type: 'CFN_STACK',
    Status: product.status,
    StatusMessage: product.statusMessage,
    CreatedTime: new Date(product.createdTime),
    IdempotencyToken: product.IdempotencyToken,
    LastRecordId: product.LastRecordId,
    LastProvisioningRecordId: product.LastProvisioningRecordId,
    LastSuccessfulProvisioningRecordId:
      product.LastSuccessfulProvisioningRecordId,
    Tags: [...product.tags, ...autoTags(product, context)],
    PhysicalId: product.PhysicalId,
    ProductId: product.ProductId,
    ProductName: product.ProductName,
    ProvisioningArtifactId: product.ProvisioningArtifactId,
    ProvisioningArtifactName: product.ProvisioningArtifactName,
    // [UNV] that it is the role's for a session: "The ARN of the user".
    UserArn: owner.roleArn ?? owner.arn,
    UserArnSession: owner.arn,
  };
}
