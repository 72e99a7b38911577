import type { GetBucketLifecycleConfigurationOutput } from '@aws-sdk/client-s3';
import { JsonObject } from './template/json';
import { createAccount } from './testing/createAccount';

const template = (rule?: JsonObject): JsonObject => ({
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: 'data',
        ...(rule && { LifecycleConfiguration: { Rules: [rule] } }),
      },
    },
  },
});

describe('a bucket of a stack', () => {
  it('gets, changes and loses its lifecycle rules', async () => {
    const account = createAccount();
    const lifecycle = () =>
      account.invoke<GetBucketLifecycleConfigurationOutput>(
        's3',
        'GetBucketLifecycleConfiguration',
        { Bucket: 'data' },
      );
    await account.createStack(
      template({
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      }),
    );
    expect(await lifecycle()).toEqual({
      Rules: [
        {
          Status: 'Enabled',
          Filter: { Prefix: '' },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        },
      ],
    });

    await account.updateStack(
      template({
        Id: 'old',
        Status: 'Enabled',
        Prefix: 'raw/',
        ExpirationInDays: 30,
        NoncurrentVersionExpiration: { NoncurrentDays: 5 },
      }),
    );
    expect(await lifecycle()).toMatchObject({
      Rules: [
        {
          ID: 'old',
          Filter: { Prefix: 'raw/' },
          Expiration: { Days: 30 },
          NoncurrentVersionExpiration: { NoncurrentDays: 5 },
        },
      ],
    });

    await account.updateStack(template());
    await expect(lifecycle()).rejects.toMatchObject({
      code: 'NoSuchLifecycleConfiguration',
    });
  });
});
