import { AwsError } from '../../AwsError';
import { operationsWith } from '../operation';

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

export const operation = operationsWith({
  missing: member =>
    validationError(
      `1 validation error detected: Value null at '${
        member.charAt(0).toLowerCase() + member.slice(1)
      }' failed to satisfy constraint: Member must not be null`,
    ),
  before: ({ EventBusName }) => {
    if (EventBusName !== undefined && EventBusName !== 'default') {
      throw new AwsError(
        'ResourceNotFoundException',
        `Event bus ${EventBusName} does not exist.`,
      );
    }
  },
});
