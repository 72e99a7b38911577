import { CallContext } from '../../service';
import { invalidParameters, resourceNotFound } from './errors';
import { ProvisionedProductRecord, provisionedProducts } from './records';

/**
 * By id or by name: both or neither is refused.
 * @throws AwsError InvalidParametersException, ResourceNotFoundException
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_DescribeProvisionedProduct.html
 */
export function findProvisionedProduct(
  { Id, Name }: { Id?: string; Name?: string },
  context: CallContext,
): ProvisionedProductRecord {
  if ((Id === undefined) === (Name === undefined)) {
    throw invalidParameters(
      'Specify either the provisioned product id or its name.',
    );
  }
  const found = provisionedProducts(context)
    .values()
    .find(product =>
      Id === undefined ? product.Name === Name : product.Id === Id,
    );
  if (!found) {
    throw resourceNotFound(`Provisioned product ${Id ?? Name} not found.`);
  }
  return found;
}
