import { AwsError } from '../../AwsError';

export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequestException', message);
}

export function invalidOperation(message: string): AwsError {
  return new AwsError('InvalidOperationException', message);
}

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function invalidToken(): AwsError {
  return new AwsError(
    'InvalidTokenException',
    'The token you provided is stale or is not valid for the operation: read the resource again and retry.',
  );
}
