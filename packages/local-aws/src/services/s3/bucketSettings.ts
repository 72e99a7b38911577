import type {
  DeleteBucketLifecycleRequest,
  DeleteBucketTaggingRequest,
  GetBucketLifecycleConfigurationOutput,
  GetBucketLifecycleConfigurationRequest,
  GetBucketLoggingOutput,
  GetBucketLoggingRequest,
  GetBucketTaggingOutput,
  GetBucketTaggingRequest,
  GetBucketVersioningOutput,
  GetBucketVersioningRequest,
  PutBucketLifecycleConfigurationRequest,
  PutBucketLoggingRequest,
  PutBucketTaggingRequest,
  PutBucketVersioningRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../AwsError';
import { malformedXml, operation } from './operation';
import { buckets, findBucket, setBucket } from './tables';
import { validTags } from './tags';

const PutBucketVersioning = operation<PutBucketVersioningRequest>()(
  ['Bucket', 'VersioningConfiguration'],
  [],
  (input, context): object => {
    const bucket = findBucket(input, context);
    const { Status, MFADelete } = input.VersioningConfiguration;
    if (Status === undefined || MFADelete === 'Enabled') {
      throw malformedXml();
    }
    setBucket(context.state, { ...bucket, versioning: Status });
    return {};
  },
);

const GetBucketVersioning = operation<GetBucketVersioningRequest>()(
  ['Bucket'],
  [],
  (input, context): GetBucketVersioningOutput => ({
    Status: findBucket(input, context).versioning,
  }),
);

const PutBucketTagging = operation<PutBucketTaggingRequest>()(
  ['Bucket', 'Tagging'],
  [],
  (input, context): object => {
    const bucket = findBucket(input, context);
    const tags = validTags(input.Tagging.TagSet ?? [], 50, context);
    setBucket(context.state, { ...bucket, tags });
    return {};
  },
);

const GetBucketTagging = operation<GetBucketTaggingRequest>()(
  ['Bucket'],
  [],
  (input, context): GetBucketTaggingOutput => {
    const { tags } = findBucket(input, context);
    if (tags.length === 0) {
      throw new AwsError('NoSuchTagSet', 'The TagSet does not exist', 404);
    }
    return { TagSet: [...tags] };
  },
);

const DeleteBucketTagging = operation<DeleteBucketTaggingRequest>()(
  ['Bucket'],
  [],
  (input, context): object => {
    const bucket = findBucket(input, context);
    setBucket(context.state, { ...bucket, tags: [] });
    return {};
  },
);

const PutBucketLogging = operation<PutBucketLoggingRequest>()(
  ['Bucket', 'BucketLoggingStatus'],
  [],
  (input, context): object => {
    const bucket = findBucket(input, context);
    const { LoggingEnabled } = input.BucketLoggingStatus;
    const target = LoggingEnabled?.TargetBucket;
    if (LoggingEnabled && !buckets(context.state).get(target ?? '')) {
      throw new AwsError(
        'InvalidTargetBucketForLogging',
        'The target bucket for logging does not exist',
      );
    }
    setBucket(context.state, { ...bucket, logging: LoggingEnabled });
    return {};
  },
);

const GetBucketLogging = operation<GetBucketLoggingRequest>()(
  ['Bucket'],
  [],
  (input, context): GetBucketLoggingOutput => ({
    LoggingEnabled: findBucket(input, context).logging,
  }),
);

const PutBucketLifecycleConfiguration =
  operation<PutBucketLifecycleConfigurationRequest>()(
    ['Bucket', 'LifecycleConfiguration'],
    [],
    (input, context): object => {
      const bucket = findBucket(input, context);
      const { Rules = [] } = input.LifecycleConfiguration;
      // "You can have up to 1,000 rules"; each says whether it is in force.
      if (
        Rules.length < 1 ||
        Rules.length > 1000 ||
        Rules.some(({ Status }) => Status === undefined)
      ) {
        throw malformedXml();
      }
      setBucket(context.state, {
        ...bucket,
        lifecycle: { Rules: JSON.parse(JSON.stringify(Rules)) },
      });
      return {};
    },
  );

const GetBucketLifecycleConfiguration =
  operation<GetBucketLifecycleConfigurationRequest>()(
    ['Bucket'],
    [],
    (input, context): GetBucketLifecycleConfigurationOutput => {
      const { lifecycle } = findBucket(input, context);
      if (!lifecycle) {
        throw new AwsError(
          'NoSuchLifecycleConfiguration',
          'The lifecycle configuration does not exist',
          404,
        );
      }
      return lifecycle;
    },
  );

const DeleteBucketLifecycle = operation<DeleteBucketLifecycleRequest>()(
  ['Bucket'],
  [],
  (input, context): object => {
    const { lifecycle: _, ...bucket } = findBucket(input, context);
    setBucket(context.state, bucket);
    return {};
  },
);

export const bucketSettingOperations = {
  PutBucketVersioning,
  GetBucketVersioning,
  PutBucketTagging,
  GetBucketTagging,
  DeleteBucketTagging,
  PutBucketLogging,
  GetBucketLogging,
  PutBucketLifecycleConfiguration,
  GetBucketLifecycleConfiguration,
  DeleteBucketLifecycle,
};
