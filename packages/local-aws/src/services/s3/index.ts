import { AuthorizationRequest, Service } from '../../service';
import { bucketConfigurationOperations } from './bucketConfigurations';
import { bucketOperations } from './buckets';
import { objectOperations } from './objects';

const operations = {
  ...bucketOperations,
  ...bucketConfigurationOperations,
  ...objectOperations,
};

/** Where the permission is not called as the operation (Service Authorization Reference, S3). */
const ACTIONS: Record<string, string> = {
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  ListBuckets: 'ListAllMyBuckets',
  ListObjectsV2: 'ListBucket',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  DeleteBucketEncryption: 'PutEncryptionConfiguration',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
  DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
  DeleteBucketTagging: 'PutBucketTagging',
};

function authorizationOf(operation: string) {
  return (input: {
    Bucket?: string;
    Key?: string;
  }): readonly AuthorizationRequest[] => {
    const path = [input.Bucket, input.Key].filter(Boolean).join('/');
    return [
      {
        action: `s3:${ACTIONS[operation] ?? operation}`,
        resource: path ? `arn:aws:s3:::${path}` : '*',
      },
    ];
  };
}

/** Amazon S3: buckets with their configurations, and small objects. */
export const s3Service: Service = {
  id: 's3',
  operations,
  authorization: Object.fromEntries(
    Object.keys(operations).map(name => [name, authorizationOf(name)]),
  ),
};
