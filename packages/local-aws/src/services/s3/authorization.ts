import type {
  DeleteObjectsRequest,
  ListObjectsV2Request,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import { ConditionKeys, tagsByKey } from '../conditionKeys';
import { objects } from './tables';

/** Actions on buckets whose names are not those of the operations (S3 user guide, "Required permissions for Amazon S3 API operations"). */
const bucketActions: Readonly<Record<string, string>> = {
  CreateBucket: 'CreateBucket',
  DeleteBucket: 'DeleteBucket',
  HeadBucket: 'ListBucket',
  GetBucketLocation: 'GetBucketLocation',
  PutBucketPolicy: 'PutBucketPolicy',
  GetBucketPolicy: 'GetBucketPolicy',
  DeleteBucketPolicy: 'DeleteBucketPolicy',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  DeleteBucketEncryption: 'PutEncryptionConfiguration',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
  PutBucketOwnershipControls: 'PutBucketOwnershipControls',
  GetBucketOwnershipControls: 'GetBucketOwnershipControls',
  DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
  PutBucketVersioning: 'PutBucketVersioning',
  GetBucketVersioning: 'GetBucketVersioning',
  PutBucketTagging: 'PutBucketTagging',
  GetBucketTagging: 'GetBucketTagging',
  DeleteBucketTagging: 'PutBucketTagging',
  PutBucketLogging: 'PutBucketLogging',
  GetBucketLogging: 'GetBucketLogging',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  DeleteBucketLifecycle: 'PutLifecycleConfiguration',
};

interface ObjectRequest {
  readonly Bucket?: string;
  readonly Key?: string;
  readonly VersionId?: string;
}

/** Service authorization reference, "Amazon S3". */
export const authorization: NonNullable<Service['authorization']> = {
  ...Object.fromEntries(
    Object.entries(bucketActions).map(([operation, action]) => [
      operation,
      ({ Bucket }: ObjectRequest) => [onBucket(action, Bucket)],
    ]),
  ),
  ListBuckets: () => [{ action: 's3:ListAllMyBuckets', resource: '*' }],
  ListObjectsV2: lists('ListBucket'),
  ListObjectVersions: lists('ListBucketVersions'),
  GetObject: onObjectVersion('GetObject'),
  HeadObject: onObjectVersion('GetObject'),
  DeleteObject: onObjectVersion('DeleteObject'),
  GetObjectTagging: (input: ObjectRequest, context: CallContext) => [
    onObject(
      input.VersionId ? 'GetObjectVersionTagging' : 'GetObjectTagging',
      input,
      context,
    ),
  ],
  PutObjectTagging: (input: ObjectRequest, context: CallContext) => [
    onObject(
      input.VersionId ? 'PutObjectVersionTagging' : 'PutObjectTagging',
      input,
      context,
    ),
  ],
  DeleteObjects: (
    { Bucket, Delete }: DeleteObjectsRequest,
    context: CallContext,
  ) =>
    (Delete?.Objects ?? []).flatMap(({ Key, VersionId }) =>
      onObjectVersion('DeleteObject')({ Bucket, Key, VersionId }, context),
    ),
  PutObject: (input: PutObjectRequest, context: CallContext) => {
    const tags = Object.fromEntries(new URLSearchParams(input.Tagging));
    const put = onObject('PutObject', input, context, putKeys(input));
    return Object.keys(tags).length > 0
      ? [put, onObject('PutObjectTagging', input, context, objectTags(tags))]
      : [put];
  },
};

function lists(action: string) {
  return ({
    Bucket,
    Prefix,
    Delimiter,
    MaxKeys,
  }: ListObjectsV2Request): AuthorizationRequest[] => [
    {
      ...onBucket(action, Bucket),
      conditionKeys: {
        ...(Prefix !== undefined && { 's3:prefix': Prefix }),
        ...(Delimiter !== undefined && { 's3:delimiter': Delimiter }),
        ...(MaxKeys !== undefined && { 's3:max-keys': String(MaxKeys) }),
      },
    },
  ];
}

/** A certain version takes an action of its own, such as `s3:GetObjectVersion`. */
function onObjectVersion(action: string) {
  return (input: ObjectRequest, context: CallContext) => [
    onObject(input.VersionId ? `${action}Version` : action, input, context),
  ];
}

function onBucket(action: string, bucket: string = '*'): AuthorizationRequest {
  return { action: `s3:${action}`, resource: `arn:aws:s3:::${bucket}` };
}

function onObject(
  action: string,
  { Bucket = '*', Key = '*' }: ObjectRequest,
  { state }: CallContext,
  conditionKeys: ConditionKeys = {},
): AuthorizationRequest {
  const tags = tagsByKey(objects(state, Bucket).get(Key)?.versions[0].tags);
  const existing = Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [
      `s3:ExistingObjectTag/${key}`,
      value,
    ]),
  );
  return {
    action: `s3:${action}`,
    resource: `arn:aws:s3:::${Bucket}/${Key}`,
    conditionKeys: { ...existing, ...conditionKeys },
  };
}

function objectTags(tags: Readonly<Record<string, string>>): ConditionKeys {
  return {
    's3:RequestObjectTagKeys': Object.keys(tags),
    ...Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [
        `s3:RequestObjectTag/${key}`,
        value,
      ]),
    ),
  };
}

function putKeys({
  ServerSideEncryption,
  SSEKMSKeyId,
}: PutObjectRequest): ConditionKeys {
  return {
    ...(ServerSideEncryption && {
      's3:x-amz-server-side-encryption': ServerSideEncryption,
    }),
    ...(SSEKMSKeyId && {
      's3:x-amz-server-side-encryption-aws-kms-key-id': SSEKMSKeyId,
    }),
  };
}
