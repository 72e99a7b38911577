import { AwsError } from '../../AwsError';
import { operationsWith } from '../operation';

/** Makes an S3 operation; the members with which a client guards a request work on each. */
export const operation = operationsWith({
  missing: member =>
    new AwsError('InvalidRequest', `Missing required parameter: ${member}`),
  always: ['ChecksumAlgorithm', 'ContentMD5', 'ExpectedBucketOwner'],
});

export function malformedXml(): AwsError {
  return new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}
