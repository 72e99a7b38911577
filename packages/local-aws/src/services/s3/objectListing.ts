import type {
  ListObjectsV2Output,
  ListObjectsV2Request,
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { pageOf } from '../page';
import { operation } from './operation';
import { currentVersion } from './objects';
import { findBucket, ObjectRecord, objects } from './tables';

const mostKeys = 1000;

/** What a listing shows: an object, or the common start of several keys. */
interface Entry {
  readonly name: string;
  readonly object?: ObjectRecord;
}

const ListObjectsV2 = operation<ListObjectsV2Request>()(
  ['Bucket'],
  ['Prefix', 'Delimiter', 'MaxKeys', 'StartAfter', 'ContinuationToken'],
  (input, context): ListObjectsV2Output => {
    const { name } = findBucket(input, context);
    const { Prefix = '', MaxKeys = mostKeys } = input;
    const living = sortedObjects(context.state, name, Prefix).filter(
      ({ key }) =>
        key > (input.StartAfter ?? '') &&
        currentVersion(context.state, name, key),
    );
    const found = pageOf(
      grouped(living, Prefix, input.Delimiter),
      entry => entry.name,
      Math.min(MaxKeys, mostKeys),
      input.ContinuationToken,
    );
    if (!found) {
      throw new AwsError(
        'InvalidArgument',
        'The continuation token provided is incorrect',
      );
    }
    return {
      Name: name,
      Prefix,
      Delimiter: input.Delimiter,
      MaxKeys,
      KeyCount: found.items.length,
      IsTruncated: found.nextToken !== undefined,
      ContinuationToken: input.ContinuationToken,
      NextContinuationToken: found.nextToken,
      Contents: found.items.flatMap(({ object }) =>
        object ? [describeObject(object)] : [],
      ),
      CommonPrefixes: found.items.flatMap(entry =>
        entry.object ? [] : [{ Prefix: entry.name }],
      ),
    };
  },
);

function sortedObjects(
  state: State,
  bucket: string,
  prefix: string,
): ObjectRecord[] {
  return objects(state, bucket)
    .values()
    .filter(({ key }) => key.startsWith(prefix))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** "Keys that contain the same string between the prefix and the first occurrence of the delimiter" count as one. */
function grouped(
  listed: readonly ObjectRecord[],
  prefix: string,
  delimiter: string | undefined,
): Entry[] {
  const entries = new Map<string, Entry>();
  for (const object of listed) {
    const end = delimiter ? object.key.indexOf(delimiter, prefix.length) : -1;
    const name =
      delimiter && end >= 0
        ? object.key.slice(0, end + delimiter.length)
        : object.key;
    entries.set(name, end >= 0 ? { name } : { name, object });
  }
  return [...entries.values()];
}

function describeObject({ key, versions }: ObjectRecord) {
  return {
    Key: key,
    ETag: versions[0].etag,
    Size: versions[0].size,
    LastModified: new Date(versions[0].lastModified),
    StorageClass: 'STANDARD' as const,
  };
}

const ListObjectVersions = operation<ListObjectVersionsRequest>()(
  ['Bucket'],
  ['Prefix', 'MaxKeys', 'KeyMarker', 'VersionIdMarker'],
  (input, context): ListObjectVersionsOutput => {
    const { name } = findBucket(input, context);
    const { Prefix = '', MaxKeys = mostKeys } = input;
    const all = sortedObjects(context.state, name, Prefix).flatMap(
      ({ key, versions }) =>
        versions.map((version, index) => ({
          Key: key,
          VersionId: version.versionId,
          IsLatest: index === 0,
          LastModified: new Date(version.lastModified),
          version,
        })),
    );
    const start =
      input.KeyMarker === undefined
        ? 0
        : all.findIndex(
            ({ Key, VersionId }) =>
              Key === input.KeyMarker &&
              VersionId === (input.VersionIdMarker ?? VersionId),
          ) + 1;
    const page = all.slice(start, start + MaxKeys);
    const last = start + MaxKeys < all.length ? page.at(-1) : undefined;
    return {
      Name: name,
      Prefix,
      MaxKeys,
      IsTruncated: last !== undefined,
      NextKeyMarker: last?.Key,
      NextVersionIdMarker: last?.VersionId,
      Versions: page
        .filter(({ version }) => !version.deleteMarker)
        .map(({ version, ...entry }) => ({
          ...entry,
          ETag: version.etag,
          Size: version.size,
          StorageClass: 'STANDARD' as const,
        })),
      DeleteMarkers: page
        .filter(({ version }) => version.deleteMarker)
        .map(({ version: _, ...entry }) => entry),
    };
  },
);

export const objectListingOperations = { ListObjectsV2, ListObjectVersions };
