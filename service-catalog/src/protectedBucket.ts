import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** A bucket without ACLs and public access, encrypted with a key, that outlives its stack. */
export function protectedBucket(
  scope: Construct,
  id: string,
  kmsMasterKeyId: string,
): CfnBucket {
  const bucket = new CfnBucket(scope, id, {
    bucketEncryption: {
      serverSideEncryptionConfiguration: [
        {
          bucketKeyEnabled: true,
          serverSideEncryptionByDefault: {
            sseAlgorithm: 'aws:kms',
            kmsMasterKeyId,
          },
        },
      ],
    },
    ownershipControls: {
      rules: [{ objectOwnership: 'BucketOwnerEnforced' }],
    },
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    lifecycleConfiguration: {
      rules: [
        {
          status: 'Enabled',
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
    versioningConfiguration: { status: 'Enabled' },
  });
  bucket.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
  bucket.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return bucket;
}
