import type {
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
} from '@aws-sdk/client-s3';
import { CallContext } from '../../service';
import { addVersion, newVersionId } from './objects';
import { malformedXml, operation } from './operation';
import { BucketRecord, findBucket, objects } from './tables';

const DeleteObject = operation<DeleteObjectRequest>()(
  ['Bucket', 'Key'],
  ['VersionId'],
  (input, context): DeleteObjectOutput =>
    deleteObject(
      findBucket(input, context),
      input.Key,
      input.VersionId,
      context,
    ),
);

const DeleteObjects = operation<DeleteObjectsRequest>()(
  ['Bucket', 'Delete'],
  [],
  (input, context): DeleteObjectsOutput => {
    const bucket = findBucket(input, context);
    const { Objects = [], Quiet } = input.Delete;
    // "The request can contain a list of up to 1,000 keys"
    if (Objects.length < 1 || Objects.length > 1000) {
      throw malformedXml();
    }
    const Deleted = Objects.map(({ Key = '', VersionId }) => {
      const deleted = deleteObject(bucket, Key, VersionId, context);
      return {
        Key,
        VersionId,
        DeleteMarker: deleted.DeleteMarker,
        DeleteMarkerVersionId: deleted.DeleteMarker
          ? deleted.VersionId
          : undefined,
      };
    });
    return Quiet ? {} : { Deleted };
  },
);

/** Removes a version, or what is current: for good, or behind a marker where the bucket is versioned. */
function deleteObject(
  bucket: BucketRecord,
  key: string,
  versionId: string | undefined,
  { state, clock }: CallContext,
): DeleteObjectOutput {
  if (versionId !== undefined) {
    const { versions = [] } = objects(state, bucket.name).get(key) ?? {};
    const remaining = versions.filter(other => other.versionId !== versionId);
    if (remaining.length > 0) {
      objects(state, bucket.name).set(key, { key, versions: remaining });
    } else {
      objects(state, bucket.name).delete(key);
    }
    const removed = versions.find(other => other.versionId === versionId);
    return {
      VersionId: versionId,
      DeleteMarker: removed?.deleteMarker || undefined,
    };
  }
  if (bucket.versioning === undefined) {
    objects(state, bucket.name).delete(key);
    return {};
  }
  const marker = newVersionId(bucket);
  addVersion(state, bucket.name, key, {
    versionId: marker,
    deleteMarker: true,
    lastModified: clock.now().toISOString(),
    content: '',
    size: 0,
    etag: '',
    contentType: '',
    metadata: {},
    tags: [],
    encryption: 'AES256',
  });
  return { DeleteMarker: true, VersionId: marker };
}

export const objectDeletionOperations = { DeleteObject, DeleteObjects };
