import { AwsTarget } from './types';

/**
 * The name that Service Catalog gives to the stack of a provisioned product: `SC-<account>-<pp id>`. By it a
 * stack is found at once, while searches tell its ARN only once they have indexed it.
 */
export function stackNameOf(
  { accountId }: Pick<AwsTarget, 'accountId'>,
  provisionedProductId: string,
): string {
  return `SC-${accountId}-${provisionedProductId}`;
}
