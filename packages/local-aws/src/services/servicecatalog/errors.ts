import { AwsError } from '../../AwsError';

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function invalidParameters(message: string): AwsError {
  return new AwsError('InvalidParametersException', message);
}

export function duplicateResource(message: string): AwsError {
  return new AwsError('DuplicateResourceException', message);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceededException', message);
}

export function resourceInUse(message: string): AwsError {
  return new AwsError('ResourceInUseException', message);
}
