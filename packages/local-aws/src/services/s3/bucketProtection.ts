import type {
  DeleteBucketEncryptionRequest,
  DeleteBucketOwnershipControlsRequest,
  DeletePublicAccessBlockRequest,
  GetBucketEncryptionOutput,
  GetBucketEncryptionRequest,
  GetBucketOwnershipControlsOutput,
  GetBucketOwnershipControlsRequest,
  GetPublicAccessBlockOutput,
  GetPublicAccessBlockRequest,
  PutBucketEncryptionRequest,
  PutBucketOwnershipControlsRequest,
  PutPublicAccessBlockRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../AwsError';
import { defaultEncryption } from './buckets';
import { malformedXml, operation } from './operation';
import { findBucket, setBucket } from './tables';

const PutBucketEncryption = operation<PutBucketEncryptionRequest>()(
  ['Bucket', 'ServerSideEncryptionConfiguration'],
  [],
  (input, context): object => {
    const bucket = findBucket(input, context);
    const { Rules } = input.ServerSideEncryptionConfiguration;
    // "There can only be one rule" of default encryption.
    if (Rules?.length !== 1) {
      throw malformedXml();
    }
    const { SSEAlgorithm, KMSMasterKeyID } =
      Rules[0].ApplyServerSideEncryptionByDefault ?? {};
    // "This parameter is allowed if and only if SSEAlgorithm is set to aws:kms or aws:kms:dsse."
    if (KMSMasterKeyID !== undefined && !SSEAlgorithm?.startsWith('aws:kms')) {
      throw new AwsError(
        'InvalidArgument',
        'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      );
    }
    setBucket(context.state, { ...bucket, encryption: { Rules } });
    return {};
  },
);

const GetBucketEncryption = operation<GetBucketEncryptionRequest>()(
  ['Bucket'],
  [],
  (input, context): GetBucketEncryptionOutput => ({
    ServerSideEncryptionConfiguration: findBucket(input, context).encryption,
  }),
);

/** "Resets the default encryption for the bucket as server-side encryption with Amazon S3 managed keys" */
const DeleteBucketEncryption = operation<DeleteBucketEncryptionRequest>()(
  ['Bucket'],
  [],
  (input, context): object => {
    const bucket = findBucket(input, context);
    setBucket(context.state, { ...bucket, encryption: defaultEncryption });
    return {};
  },
);

const PutPublicAccessBlock = operation<PutPublicAccessBlockRequest>()(
  ['Bucket', 'PublicAccessBlockConfiguration'],
  [],
  (input, context): object => {
    const bucket = findBucket(input, context);
    const given = input.PublicAccessBlockConfiguration;
    setBucket(context.state, {
      ...bucket,
      publicAccessBlock: {
        BlockPublicAcls: given.BlockPublicAcls ?? false,
        IgnorePublicAcls: given.IgnorePublicAcls ?? false,
        BlockPublicPolicy: given.BlockPublicPolicy ?? false,
        RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
      },
    });
    return {};
  },
);

const GetPublicAccessBlock = operation<GetPublicAccessBlockRequest>()(
  ['Bucket'],
  [],
  (input, context): GetPublicAccessBlockOutput => {
    const { publicAccessBlock } = findBucket(input, context);
    if (!publicAccessBlock) {
      throw new AwsError(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        404,
      );
    }
    return { PublicAccessBlockConfiguration: publicAccessBlock };
  },
);

const DeletePublicAccessBlock = operation<DeletePublicAccessBlockRequest>()(
  ['Bucket'],
  [],
  (input, context): object => {
    const { publicAccessBlock: _, ...bucket } = findBucket(input, context);
    setBucket(context.state, bucket);
    return {};
  },
);

const PutBucketOwnershipControls =
  operation<PutBucketOwnershipControlsRequest>()(
    ['Bucket', 'OwnershipControls'],
    [],
    (input, context): object => {
      const bucket = findBucket(input, context);
      if (input.OwnershipControls.Rules?.length !== 1) {
        throw malformedXml();
      }
      setBucket(context.state, {
        ...bucket,
        ownershipControls: input.OwnershipControls,
      });
      return {};
    },
  );

const GetBucketOwnershipControls =
  operation<GetBucketOwnershipControlsRequest>()(
    ['Bucket'],
    [],
    (input, context): GetBucketOwnershipControlsOutput => {
      const { ownershipControls } = findBucket(input, context);
      if (!ownershipControls) {
        throw new AwsError(
          'OwnershipControlsNotFoundError',
          'The bucket ownership controls were not found',
          404,
        );
      }
      return { OwnershipControls: ownershipControls };
    },
  );

const DeleteBucketOwnershipControls =
  operation<DeleteBucketOwnershipControlsRequest>()(
    ['Bucket'],
    [],
    (input, context): object => {
      const { ownershipControls: _, ...bucket } = findBucket(input, context);
      setBucket(context.state, bucket);
      return {};
    },
  );

export const bucketProtectionOperations = {
  PutBucketEncryption,
  GetBucketEncryption,
  DeleteBucketEncryption,
  PutPublicAccessBlock,
  GetPublicAccessBlock,
  DeletePublicAccessBlock,
  PutBucketOwnershipControls,
  GetBucketOwnershipControls,
  DeleteBucketOwnershipControls,
};
