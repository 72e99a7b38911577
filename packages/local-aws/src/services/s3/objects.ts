import type {
  DeleteObjectRequest,
  GetObjectRequest,
  HeadObjectRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { AwsError } from '../../AwsError';
import { pageOf } from '../page';
import { s3Operation } from './operation';
import {
  foundBucket,
  foundObject,
  ObjectRecord,
  objectsOf,
  removeObject,
  setObject,
} from './tables';

/** S3 API reference, ListObjectsV2. */
const MAX_KEYS = 1000;

const putObject = s3Operation<PutObjectRequest>()(
  ['Bucket', 'Key'],
  ['Body', 'ContentType'],
  (input, context): PutObjectOutput => {
    foundBucket(context, input.Bucket);
    const body = Buffer.from(bytes(input.Body));
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    setObject(context, {
      bucket: input.Bucket,
      key: input.Key,
      base64: body.toString('base64'),
      etag,
      contentType: input.ContentType,
      modifiedAt: context.clock.now().toISOString(),
    });
    return { ETag: etag };
  },
);

/** The protocol layer hands over bytes; another service may hand over a text. */
function bytes(body: unknown): Uint8Array {
  if (body === undefined) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return Buffer.from(body);
  throw new AwsError('InvalidRequest', 'The body must be bytes');
}

function head(object: ObjectRecord) {
  return {
    ETag: object.etag,
    ContentType: object.contentType ?? 'application/octet-stream',
    ContentLength: Buffer.byteLength(object.base64, 'base64'),
    LastModified: new Date(object.modifiedAt),
  };
}

const getObject = s3Operation<GetObjectRequest>()(
  ['Bucket', 'Key'],
  [],
  ({ Bucket, Key }, context) => {
    foundBucket(context, Bucket);
    const object = foundObject(context, Bucket, Key);
    return {
      ...head(object),
      Body: new Uint8Array(Buffer.from(object.base64, 'base64')),
    };
  },
);

const headObject = s3Operation<HeadObjectRequest>()(
  ['Bucket', 'Key'],
  [],
  ({ Bucket, Key }, context) => {
    foundBucket(context, Bucket);
    return head(foundObject(context, Bucket, Key));
  },
);

const deleteObject = s3Operation<DeleteObjectRequest>()(
  ['Bucket', 'Key'],
  [],
  ({ Bucket, Key }, context) => {
    foundBucket(context, Bucket);
    removeObject(context, Bucket, Key);
    return {};
  },
);

const listObjects = s3Operation<ListObjectsV2Request>()(
  ['Bucket'],
  ['Prefix', 'MaxKeys', 'ContinuationToken'],
  (input, context): ListObjectsV2Output => {
    foundBucket(context, input.Bucket);
    const prefix = input.Prefix ?? '';
    const page = pageOf(
      objectsOf(context, input.Bucket).filter(({ key }) =>
        key.startsWith(prefix),
      ),
      ({ key }) => key,
      Math.min(input.MaxKeys ?? MAX_KEYS, MAX_KEYS),
      input.ContinuationToken,
    );
    if (!page) {
      throw new AwsError(
        'InvalidArgument',
        'The continuation token provided is incorrect',
      );
    }
    return {
      Name: input.Bucket,
      Prefix: prefix,
      KeyCount: page.items.length,
      MaxKeys: input.MaxKeys ?? MAX_KEYS,
      IsTruncated: page.nextToken !== undefined,
      NextContinuationToken: page.nextToken,
      Contents: page.items.map(object => ({
        Key: object.key,
        ETag: object.etag,
        Size: Buffer.byteLength(object.base64, 'base64'),
        LastModified: new Date(object.modifiedAt),
      })),
    };
  },
);

export const objectOperations = {
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: headObject,
  DeleteObject: deleteObject,
  ListObjectsV2: listObjects,
};
