import { CallContext } from '../../service';
import { invalidParameters, resourceNotFound } from './errors';
import { ProvisionedProductRecord, provisionedProducts } from './records';

/**
 * By id or by name: both or neither is refused (aws-facts §1.5).
 * @throws AwsError InvalidParametersException, ResourceNotFoundException
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
