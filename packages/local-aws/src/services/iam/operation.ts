import { AwsError } from '../../AwsError';
import { operationsWith } from '../operation';

export const operation = operationsWith({
  missing: member =>
    new AwsError(
      'ValidationError',
      `1 validation error detected: Value null at '${
        member.charAt(0).toLowerCase() + member.slice(1)
      }' failed to satisfy constraint: Member must not be null`,
    ),
});

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('EntityAlreadyExists', message, 409);
}

export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceeded', message, 409);
}
