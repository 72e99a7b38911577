import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  paginateListObjectsV2,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { useTestServer } from '../testServer';

const server = useTestServer();
const Bucket = 'studio-data';
let s3: S3Client;
beforeEach(async () => {
  s3 = new S3Client(server.clientOptions());
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    }),
  );
});

const put = (Key: string, Body: string | Uint8Array = Key) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body }));
const read = async (Key: string, VersionId?: string) => {
  const { Body } = await s3.send(
    new GetObjectCommand({ Bucket, Key, VersionId }),
  );
  return Body?.transformToByteArray();
};

describe('an object', () => {
  it('is read byte by byte as it was put, with its headers', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a folder/ünïcode',
        Body: bytes,
        ContentType: 'application/x-test',
        Metadata: { origin: 'test' },
        Tagging: 'team=a',
      }),
    );
    expect(await read('a folder/ünïcode')).toEqual(bytes);
    expect(
      await s3.send(new HeadObjectCommand({ Bucket, Key: 'a folder/ünïcode' })),
    ).toMatchObject({
      ContentLength: 256,
      ContentType: 'application/x-test',
      Metadata: { origin: 'test' },
      ServerSideEncryption: 'AES256',
      ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    });
    expect(
      (
        await s3.send(
          new GetObjectTaggingCommand({ Bucket, Key: 'a folder/ünïcode' }),
        )
      ).TagSet,
    ).toEqual([{ Key: 'team', Value: 'a' }]);
  });

  it('is missing once it is deleted', async () => {
    await put('k');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await expect(read('k')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('keeps what was overwritten and deleted where the bucket is versioned', async () => {
    await s3.send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    const { VersionId } = await put('k', 'first');
    await put('k', 'second');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));

    await expect(read('k')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(Buffer.from((await read('k', VersionId)) ?? []).toString()).toBe(
      'first',
    );
    const { Versions = [], DeleteMarkers = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket }),
    );
    expect([Versions.length, DeleteMarkers.length]).toEqual([2, 1]);

    await s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: {
          Objects: [...Versions, ...DeleteMarkers].map(version => ({
            Key: version.Key,
            VersionId: version.VersionId,
          })),
        },
      }),
    );
    await s3.send(new DeleteBucketCommand({ Bucket }));
  });
});

describe('a listing', () => {
  it('groups by delimiter', async () => {
    for (const key of ['a/1', 'a/2', 'b', 'c/1']) {
      await put(key);
    }
    const { Contents, CommonPrefixes } = await s3.send(
      new ListObjectsV2Command({ Bucket, Delimiter: '/' }),
    );
    expect(Contents?.map(({ Key }) => Key)).toEqual(['b']);
    expect(CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['a/', 'c/']);
  });

  it('comes in pages', async () => {
    for (const key of ['a', 'b', 'c']) {
      await put(key);
    }
    const pages: Array<Array<string | undefined>> = [];
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: s3, pageSize: 2 },
      { Bucket },
    )) {
      pages.push(Contents.map(({ Key }) => Key));
    }
    expect(pages).toEqual([['a', 'b'], ['c']]);
  });
});
