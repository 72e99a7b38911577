import { AwsError } from '../../AwsError';
import { operationsWith } from '../operation';

/** An S3 operation with the members of the input that it serves. */
export const s3Operation = operationsWith({
  missing: member =>
    new AwsError('InvalidRequest', `The member ${member} is required`),
  // Checks of the transfer, which loopback does not need.
  always: [
    'ChecksumAlgorithm',
    'ChecksumCRC32',
    'ChecksumMode',
    'ContentMD5',
    'ContentLength',
  ],
});
