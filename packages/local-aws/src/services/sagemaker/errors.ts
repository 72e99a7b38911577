import { AwsError } from '../../AwsError';

/** SageMaker's error names have no `Exception` at the end, but for validation (aws-facts §2.1). */
export function resourceNotFound(what: string): AwsError {
  return new AwsError('ResourceNotFound', `${what} does not exist.`);
}

export function resourceInUse(message: string): AwsError {
  return new AwsError('ResourceInUse', message);
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
