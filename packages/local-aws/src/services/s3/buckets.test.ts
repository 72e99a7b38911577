import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { useTestServer } from '../testServer';

const server = useTestServer();
let s3: S3Client;
beforeEach(() => {
  s3 = new S3Client(server.clientOptions());
});

const Bucket = 'studio-data';
const create = (name = Bucket) =>
  s3.send(
    new CreateBucketCommand({
      Bucket: name,
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    }),
  );

describe('a bucket', () => {
  it('is encrypted and closed to the public from the start', async () => {
    await create();
    expect(
      (await s3.send(new GetBucketEncryptionCommand({ Bucket })))
        .ServerSideEncryptionConfiguration?.Rules,
    ).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    expect(
      (await s3.send(new GetPublicAccessBlockCommand({ Bucket })))
        .PublicAccessBlockConfiguration,
    ).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
  });

  it('is there once, and listed', async () => {
    await create();
    await s3.send(new HeadBucketCommand({ Bucket }));
    await expect(create()).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
    });
    expect((await s3.send(new ListBucketsCommand({}))).Buckets).toMatchObject([
      { Name: Bucket },
    ]);
  });

  it.each([
    'ab',
    'Upper',
    'with_underscore',
    '10.0.0.1',
    'two..dots',
    'xn--x1',
  ])('is refused with the name %s', async name => {
    await expect(create(name)).rejects.toMatchObject({
      name: 'InvalidBucketName',
    });
  });

  it('is refused outside its region', async () => {
    await expect(
      s3.send(
        new CreateBucketCommand({
          Bucket,
          CreateBucketConfiguration: { LocationConstraint: 'us-west-2' },
        }),
      ),
    ).rejects.toMatchObject({ name: 'IllegalLocationConstraintException' });
  });

  it('is deleted only when it is empty', async () => {
    await create();
    await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
    await expect(
      s3.send(new DeleteBucketCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'BucketNotEmpty' });
  });

  it('keeps its settings', async () => {
    await create();
    await create('studio-access-logs');
    const encryption = {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms' as const,
            KMSMasterKeyID: 'arn:aws:kms:eu-west-1:111122223333:key/k',
          },
          BucketKeyEnabled: true,
        },
      ],
    };
    await s3.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: encryption,
      }),
    );
    await s3.send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    await s3.send(
      new PutBucketTaggingCommand({
        Bucket,
        Tagging: { TagSet: [{ Key: 'team', Value: 'a' }] },
      }),
    );
    const LoggingEnabled = {
      TargetBucket: 'studio-access-logs',
      TargetPrefix: 'data/',
    };
    await s3.send(
      new PutBucketLoggingCommand({
        Bucket,
        BucketLoggingStatus: { LoggingEnabled },
      }),
    );
    const Rules = [
      {
        ID: 'old',
        Status: 'Enabled' as const,
        Filter: { Prefix: '' },
        Expiration: { Days: 30 },
      },
    ];
    await s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: { Rules },
      }),
    );

    expect(
      await s3.send(new GetBucketEncryptionCommand({ Bucket })),
    ).toMatchObject({ ServerSideEncryptionConfiguration: encryption });
    expect(
      await s3.send(new GetBucketVersioningCommand({ Bucket })),
    ).toMatchObject({ Status: 'Enabled' });
    expect(
      await s3.send(new GetBucketTaggingCommand({ Bucket })),
    ).toMatchObject({ TagSet: [{ Key: 'team', Value: 'a' }] });
    expect(
      await s3.send(new GetBucketLoggingCommand({ Bucket })),
    ).toMatchObject({ LoggingEnabled });
    expect(
      await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
    ).toMatchObject({ Rules });
  });

  it('logs only to a bucket that is there', async () => {
    await create();
    await expect(
      s3.send(
        new PutBucketLoggingCommand({
          Bucket,
          BucketLoggingStatus: {
            LoggingEnabled: { TargetBucket: 'nowhere', TargetPrefix: '' },
          },
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidTargetBucketForLogging' });
  });
});

describe('a bucket policy', () => {
  const policy = (overrides = {}) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
          Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
          ...overrides,
        },
      ],
    });
  const put = (Policy: string) =>
    s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));

  it('is read as it was put', async () => {
    await create();
    await put(policy());
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(
      policy(),
    );
  });

  it.each([
    ['text', 'nonsense'],
    ['another bucket', policy({ Resource: 'arn:aws:s3:::studio-data-2/*' })],
    ['nobody', policy({ Principal: undefined })],
  ])('is refused with %s', async (_, document) => {
    await create();
    await expect(put(document)).rejects.toMatchObject({
      name: 'MalformedPolicy',
    });
  });

  it('opens the bucket to the public only where that is not blocked', async () => {
    await create();
    const open = policy({ Effect: 'Allow', Condition: undefined });
    await expect(put(open)).rejects.toMatchObject({ name: 'AccessDenied' });
    await s3.send(
      new PutPublicAccessBlockCommand({
        Bucket,
        PublicAccessBlockConfiguration: { BlockPublicPolicy: false },
      }),
    );
    await put(open);
  });

  it('is missing where none was put', async () => {
    await create();
    await expect(
      s3.send(new GetBucketPolicyCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
  });
});
