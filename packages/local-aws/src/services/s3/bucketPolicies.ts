import type {
  DeleteBucketPolicyRequest,
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
  PutBucketPolicyRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../AwsError';
import { parsePolicyDocument, PolicyStatement } from '../iam/policyDocument';
import { operation } from './operation';
import { findBucket, setBucket } from './tables';

/** "Bucket policies are limited to 20 KB in size." */
const maximumSize = 20_480;

const PutBucketPolicy = operation<PutBucketPolicyRequest>()(
  ['Bucket', 'Policy'],
  [],
  (input, context): object => {
    const bucket = findBucket(input, context);
    const { Policy: policy } = input;
    const statements = validStatements(policy, bucket.name);
    if (
      bucket.publicAccessBlock?.BlockPublicPolicy &&
      statements.some(isPublic)
    ) {
      throw new AwsError(
        'AccessDenied',
        `User: ${context.caller.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket.name}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        403,
      );
    }
    setBucket(context.state, { ...bucket, policy });
    return {};
  },
);

function validStatements(
  policy: string,
  bucket: string,
): readonly PolicyStatement[] {
  if (policy.length > maximumSize) {
    throw malformed('Policy exceeds the maximum allowed document size.');
  }
  const result = parsePolicyDocument(policy, 'resource');
  if (result.problem !== undefined) {
    throw malformed(result.problem);
  }
  const own = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/`];
  const foreign = result.policy.Statement.flatMap(({ Resource, NotResource }) =>
    [Resource ?? NotResource ?? []].flat(),
  ).some(arn => arn !== own[0] && !arn.startsWith(own[1]));
  if (foreign) {
    throw malformed('Policy has invalid resource');
  }
  return result.policy.Statement;
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicy', message);
}

/** Whether everybody may, unconditionally ("The meaning of public", S3 user guide). */
function isPublic({ Effect, Principal, Condition }: PolicyStatement): boolean {
  const everybody =
    Principal === '*' || [Principal?.AWS ?? []].flat().includes('*');
  return Effect === 'Allow' && everybody && Condition === undefined;
}

const GetBucketPolicy = operation<GetBucketPolicyRequest>()(
  ['Bucket'],
  [],
  (input, context): GetBucketPolicyOutput => {
    const { policy } = findBucket(input, context);
    if (policy === undefined) {
      throw new AwsError(
        'NoSuchBucketPolicy',
        'The bucket policy does not exist',
        404,
      );
    }
    return { Policy: policy };
  },
);

const DeleteBucketPolicy = operation<DeleteBucketPolicyRequest>()(
  ['Bucket'],
  [],
  (input, context): object => {
    const { policy: _, ...bucket } = findBucket(input, context);
    setBucket(context.state, bucket);
    return {};
  },
);

export const bucketPolicyOperations = {
  PutBucketPolicy,
  GetBucketPolicy,
  DeleteBucketPolicy,
};
