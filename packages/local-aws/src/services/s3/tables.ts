import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';

export interface BucketRecord {
  readonly name: string;
  readonly region: string;
  /** ISO time. */
  readonly createdAt: string;
  readonly policy?: string;
  /** By the name of the member that the Put call carries. */
  readonly configurations: Readonly<Record<string, unknown>>;
}

export interface ObjectRecord {
  readonly bucket: string;
  readonly key: string;
  readonly base64: string;
  readonly etag: string;
  readonly contentType?: string;
  /** ISO time. */
  readonly modifiedAt: string;
}

export const buckets = ({ state }: CallContext) =>
  state.collection<BucketRecord>('s3.buckets');

const objectTable = ({ state }: CallContext) =>
  state.collection<ObjectRecord>('s3.objects');

// A bucket's name has no slash, so the two never run into each other.
const objectKey = (bucket: string, key: string) => `${bucket}/${key}`;

/** @throws AwsError `NoSuchBucket`. */
export function foundBucket(context: CallContext, name: string): BucketRecord {
  const bucket = buckets(context).get(name);
  if (!bucket) {
    throw new AwsError(
      'NoSuchBucket',
      'The specified bucket does not exist',
      404,
    );
  }
  return bucket;
}

/** The objects of a bucket, by key. */
export function objectsOf(
  context: CallContext,
  bucket: string,
): ObjectRecord[] {
  return objectTable(context)
    .values()
    .filter(object => object.bucket === bucket)
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** @throws AwsError `NoSuchKey`. */
export function foundObject(
  context: CallContext,
  bucket: string,
  key: string,
): ObjectRecord {
  const object = objectTable(context).get(objectKey(bucket, key));
  if (!object) {
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  }
  return object;
}

export function setObject(context: CallContext, object: ObjectRecord): void {
  objectTable(context).set(objectKey(object.bucket, object.key), object);
}

export function removeObject(
  context: CallContext,
  bucket: string,
  key: string,
): void {
  objectTable(context).delete(objectKey(bucket, key));
}
