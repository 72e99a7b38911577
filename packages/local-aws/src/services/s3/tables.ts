import type {
  BucketLifecycleConfiguration,
  LoggingEnabled,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { State } from '../../state';

export interface BucketRecord {
  readonly name: string;
  readonly createdAt: string;
  readonly encryption: ServerSideEncryptionConfiguration;
  readonly publicAccessBlock?: PublicAccessBlockConfiguration;
  readonly ownershipControls?: OwnershipControls;
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly policy?: string;
  readonly logging?: LoggingEnabled;
  readonly lifecycle?: BucketLifecycleConfiguration;
  readonly tags: readonly Tag[];
}

/** One version of an object, or the mark that it was deleted. */
export interface ObjectVersionRecord {
  /** `null` where the bucket was not versioned. */
  readonly versionId: string;
  readonly deleteMarker: boolean;
  readonly lastModified: string;
  /** Base64. */
  readonly content: string;
  readonly size: number;
  readonly etag: string;
  readonly contentType: string;
  readonly contentEncoding?: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly encryption: string;
  readonly kmsKeyId?: string;
}

export interface ObjectRecord {
  readonly key: string;
  /** The newest first; never empty. */
  readonly versions: readonly ObjectVersionRecord[];
}

export function buckets(state: State) {
  return state.collection<BucketRecord>('s3:buckets');
}

/** The objects of a bucket, by key. */
export function objects(state: State, bucket: string) {
  return state.collection<ObjectRecord>(`s3:objects:${bucket}`);
}

/** @throws NoSuchBucket, or AccessDenied where another account was expected to own it */
export function findBucket(
  {
    Bucket,
    ExpectedBucketOwner,
  }: {
    readonly Bucket: string;
    readonly ExpectedBucketOwner?: string;
  },
  { state, caller }: CallContext,
): BucketRecord {
  const bucket = buckets(state).get(Bucket);
  if (!bucket) {
    throw new AwsError(
      'NoSuchBucket',
      'The specified bucket does not exist',
      404,
    );
  }
  if (
    ExpectedBucketOwner !== undefined &&
    ExpectedBucketOwner !== caller.accountId
  ) {
    throw new AwsError('AccessDenied', 'Access Denied', 403);
  }
  return bucket;
}

export function setBucket(state: State, bucket: BucketRecord): void {
  buckets(state).set(bucket.name, bucket);
}
