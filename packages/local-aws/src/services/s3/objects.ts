import type {
  GetObjectOutput,
  GetObjectRequest,
  GetObjectTaggingOutput,
  GetObjectTaggingRequest,
  HeadObjectOutput,
  HeadObjectRequest,
  PutObjectOutput,
  PutObjectRequest,
  PutObjectTaggingOutput,
  PutObjectTaggingRequest,
} from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { randomId } from '../randomId';
import { operation } from './operation';
import {
  BucketRecord,
  findBucket,
  ObjectRecord,
  objects,
  ObjectVersionRecord,
} from './tables';
import { validTags } from './tags';

const maximumObjectTags = 10;

const PutObject = operation<
  Omit<PutObjectRequest, 'Body'> & { Body?: Uint8Array | string }
>()(
  ['Bucket', 'Key'],
  [
    'Body',
    'ContentType',
    'ContentEncoding',
    'ContentLength',
    'Metadata',
    'Tagging',
    'ServerSideEncryption',
    'SSEKMSKeyId',
    'ChecksumCRC32',
    'IfNoneMatch',
  ],
  (input, context): PutObjectOutput => {
    const { state, clock } = context;
    const bucket = findBucket(input, context);
    const content = Buffer.from(input.Body ?? '');
    requireKey(input.Key);
    requireDigests(content, input);
    if (
      input.IfNoneMatch !== undefined &&
      currentVersion(state, bucket.name, input.Key)
    ) {
      throw new AwsError(
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
        412,
      );
    }
    const [{ ApplyServerSideEncryptionByDefault: standard } = {}] =
      bucket.encryption.Rules ?? [];
    const version: ObjectVersionRecord = {
      versionId: newVersionId(bucket),
      deleteMarker: false,
      lastModified: clock.now().toISOString(),
      content: content.toString('base64'),
      size: content.length,
      etag: `"${createHash('md5').update(content).digest('hex')}"`,
      contentType: input.ContentType ?? 'binary/octet-stream',
      contentEncoding: contentEncoding(input.ContentEncoding),
      metadata: input.Metadata ?? {},
      tags: validTags(
        [...new URLSearchParams(input.Tagging)].map(([Key, Value]) => ({
          Key,
          Value,
        })),
        maximumObjectTags,
        context,
      ),
      encryption:
        input.ServerSideEncryption ?? standard?.SSEAlgorithm ?? 'AES256',
      kmsKeyId: input.SSEKMSKeyId ?? standard?.KMSMasterKeyID,
    };
    addVersion(state, bucket.name, input.Key, version);
    return {
      ETag: version.etag,
      VersionId: versionIdOf(version),
      ChecksumCRC32: input.ChecksumCRC32,
      ...encryptionOf(version),
    };
  },
);

/** "The name for a key is a sequence of Unicode characters whose UTF-8 encoding is at most 1,024 bytes long." */
function requireKey(key: string): void {
  if (Buffer.byteLength(key) > 1024) {
    throw new AwsError('KeyTooLongError', 'Your key is too long');
  }
}

/** `aws-chunked` is how the body came, not what is kept. */
function contentEncoding(given: string = ''): string | undefined {
  const kept = given.split(',').map(name => name.trim());
  return kept.filter(name => name !== 'aws-chunked').join(',') || undefined;
}

function requireDigests(
  content: Buffer,
  {
    ContentMD5,
    ChecksumCRC32,
  }: Pick<PutObjectRequest, 'ContentMD5' | 'ChecksumCRC32'>,
): void {
  const md5 = createHash('md5').update(content).digest('base64');
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(content));
  if (
    (ContentMD5 ?? md5) !== md5 ||
    (ChecksumCRC32 ?? checksum.toString('base64')) !==
      checksum.toString('base64')
  ) {
    throw new AwsError(
      'BadDigest',
      'The digest or checksum you specified did not match what we received.',
    );
  }
}

/** A new id where the bucket is versioned; all that is written without one shares `null`. */
export function newVersionId({ versioning }: BucketRecord): string {
  return versioning === 'Enabled' ? randomId(32) : 'null';
}

/** Puts a version before those that a key has; without versioning, in place of the last one. */
export function addVersion(
  state: State,
  bucket: string,
  key: string,
  version: ObjectVersionRecord,
): void {
  const { versions = [] } = objects(state, bucket).get(key) ?? {};
  objects(state, bucket).set(key, {
    key,
    versions: [
      version,
      ...versions.filter(({ versionId }) => versionId !== version.versionId),
    ],
  });
}

/** The newest version of an object, unless that is a delete marker. */
export function currentVersion(
  state: State,
  bucket: string,
  key: string,
): ObjectVersionRecord | undefined {
  const newest = objects(state, bucket).get(key)?.versions[0];
  return newest?.deleteMarker ? undefined : newest;
}

function findVersion(
  record: ObjectRecord | undefined,
  key: string,
  versionId: string | undefined,
): ObjectVersionRecord {
  const version = record?.versions.find(
    candidate => versionId === undefined || candidate.versionId === versionId,
  );
  if (!version && record && versionId !== undefined) {
    throw new AwsError(
      'NoSuchVersion',
      'The specified version does not exist.',
      404,
    );
  }
  if (!version || version.deleteMarker) {
    throw new AwsError(
      'NoSuchKey',
      `The specified key does not exist: ${key}`,
      404,
    );
  }
  return version;
}

export function versionIdOf({
  versionId,
}: ObjectVersionRecord): string | undefined {
  return versionId === 'null' ? undefined : versionId;
}

const GetObject = operation<GetObjectRequest>()(
  ['Bucket', 'Key'],
  ['VersionId', 'ChecksumMode'],
  (input, context): Omit<GetObjectOutput, 'Body'> & { Body: Uint8Array } => {
    const { name } = findBucket(input, context);
    const version = findVersion(
      objects(context.state, name).get(input.Key),
      input.Key,
      input.VersionId,
    );
    return {
      ...headersOf(version),
      TagCount: version.tags.length || undefined,
      Body: Buffer.from(version.content, 'base64'),
    };
  },
);

const HeadObject = operation<HeadObjectRequest>()(
  ['Bucket', 'Key'],
  ['VersionId', 'ChecksumMode'],
  (input, context): HeadObjectOutput => {
    const { name } = findBucket(input, context);
    const record = objects(context.state, name).get(input.Key);
    return headersOf(findVersion(record, input.Key, input.VersionId));
  },
);

function headersOf(version: ObjectVersionRecord) {
  return {
    AcceptRanges: 'bytes',
    ContentLength: version.size,
    ContentType: version.contentType,
    ContentEncoding: version.contentEncoding,
    ETag: version.etag,
    LastModified: new Date(version.lastModified),
    Metadata: { ...version.metadata },
    VersionId: versionIdOf(version),
    ...encryptionOf(version),
  };
}

function encryptionOf({ encryption, kmsKeyId }: ObjectVersionRecord) {
  return {
    ServerSideEncryption: encryption as PutObjectOutput['ServerSideEncryption'],
    SSEKMSKeyId: kmsKeyId,
  };
}

const PutObjectTagging = operation<PutObjectTaggingRequest>()(
  ['Bucket', 'Key', 'Tagging'],
  ['VersionId'],
  (input, context): PutObjectTaggingOutput => {
    const { name } = findBucket(input, context);
    const record = objects(context.state, name).get(input.Key);
    const version = findVersion(record, input.Key, input.VersionId);
    const tags = validTags(
      input.Tagging.TagSet ?? [],
      maximumObjectTags,
      context,
    );
    objects(context.state, name).set(input.Key, {
      key: input.Key,
      versions: (record?.versions ?? []).map(other =>
        other.versionId === version.versionId ? { ...other, tags } : other,
      ),
    });
    return { VersionId: versionIdOf(version) };
  },
);

const GetObjectTagging = operation<GetObjectTaggingRequest>()(
  ['Bucket', 'Key'],
  ['VersionId'],
  (input, context): GetObjectTaggingOutput => {
    const { name } = findBucket(input, context);
    const record = objects(context.state, name).get(input.Key);
    const version = findVersion(record, input.Key, input.VersionId);
    return { TagSet: [...version.tags], VersionId: versionIdOf(version) };
  },
);

export const objectOperations = {
  PutObject,
  GetObject,
  HeadObject,
  PutObjectTagging,
  GetObjectTagging,
};
