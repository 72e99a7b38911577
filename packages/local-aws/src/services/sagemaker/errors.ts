import { AwsError } from '../../AwsError';

/**
 * SageMaker's error names have no `Exception` at the end, but for validation.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeDomain.html
 */
export function resourceNotFound(what: string): AwsError {
  return new AwsError('ResourceNotFound', `${what} does not exist.`);
}

export function resourceInUse(message: string): AwsError {
  return new AwsError('ResourceInUse', message);
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
