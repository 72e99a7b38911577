import { AwsError } from '../../AwsError';
import { operationsWith } from '../operation';

export const operation = operationsWith({
  missing: member =>
    new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    ),
});

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
