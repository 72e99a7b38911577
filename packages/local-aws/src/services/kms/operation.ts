import { AwsError } from '../../AwsError';
import { operationsWith } from '../operation';

export const operation = operationsWith({
  missing: member =>
    new AwsError(
      'ValidationException',
      `1 validation error detected: Value null at '${
        member.charAt(0).toLowerCase() + member.slice(1)
      }' failed to satisfy constraint: Member must not be null`,
    ),
});
