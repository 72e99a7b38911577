import { AwsError } from '../../AwsError';

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

/** Of the operations of DNS Firewall. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** Of the operations of DNS Firewall: a change that the present state does not allow. */
export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceededException', message);
}

/** Of the operations of query logging. */
export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequestException', message);
}

/** Of the operations of query logging. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** Of the operations of query logging. */
export function resourceExists(message: string): AwsError {
  return new AwsError('ResourceExistsException', message);
}
