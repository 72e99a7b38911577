import type {
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../AwsError';
import { s3Operation } from './operation';
import { buckets, foundBucket, objectsOf } from './tables';

/** S3 user guide, "General purpose bucket naming rules". */
const BUCKET_NAME =
  /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/;

const createBucket = s3Operation<CreateBucketRequest>()(
  ['Bucket'],
  ['CreateBucketConfiguration'],
  (input, context): CreateBucketOutput => {
    if (!BUCKET_NAME.test(input.Bucket)) {
      throw new AwsError(
        'InvalidBucketName',
        `The specified bucket is not valid: ${input.Bucket}`,
      );
    }
    const region =
      input.CreateBucketConfiguration?.LocationConstraint ?? 'us-east-1';
    if (region !== context.region) {
      throw new AwsError(
        'IllegalLocationConstraintException',
        `The ${region} location constraint is incompatible for the region specific endpoint this request was sent to.`,
      );
    }
    if (buckets(context).get(input.Bucket)) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      );
    }
    buckets(context).set(input.Bucket, {
      name: input.Bucket,
      region,
      createdAt: context.clock.now().toISOString(),
      configurations: {},
    });
    return { Location: `/${input.Bucket}` };
  },
);

const deleteBucket = s3Operation<DeleteBucketRequest>()(
  ['Bucket'],
  [],
  ({ Bucket }, context) => {
    foundBucket(context, Bucket);
    if (objectsOf(context, Bucket).length > 0) {
      throw new AwsError(
        'BucketNotEmpty',
        'The bucket you tried to delete is not empty',
        409,
      );
    }
    buckets(context).delete(Bucket);
    return {};
  },
);

const headBucket = s3Operation<HeadBucketRequest>()(
  ['Bucket'],
  [],
  ({ Bucket }, context) => ({
    BucketRegion: foundBucket(context, Bucket).region,
  }),
);

const listBuckets = s3Operation<ListBucketsRequest>()(
  [],
  [],
  (_input, context): ListBucketsOutput => ({
    Buckets: buckets(context)
      .values()
      .map(({ name, createdAt }) => ({
        Name: name,
        CreationDate: new Date(createdAt),
      })),
  }),
);

export const bucketOperations = {
  CreateBucket: createBucket,
  DeleteBucket: deleteBucket,
  HeadBucket: headBucket,
  ListBuckets: listBuckets,
};
