import { AwsError } from '../../../AwsError';

/** CloudFormation answers every fault of a template or of a request with this one code. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

/** For what AWS may know and this server does not: named, never ignored. */
export function unknownToLocalAws(what: string): AwsError {
  return validationError(`local-aws does not know ${what}`);
}
