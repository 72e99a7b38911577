import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** A bucket as policies and outputs name it. */
export interface EnvironmentBucket {
  readonly name: string;
  readonly arn: string;
}

/** The environment's buckets. What binds them to its VPC is in `bucketPolicies.ts`. */
export class Buckets extends Construct {
  readonly data: EnvironmentBucket;
  readonly models: EnvironmentBucket;

  constructor(scope: Construct, id: string, props: { dataKeyArn: string }) {
    super(scope, id);
    this.data = this.bucket('Data', props.dataKeyArn);
    this.models = this.bucket('Models', props.dataKeyArn);
  }

  get all(): EnvironmentBucket[] {
    return [this.data, this.models];
  }

  private bucket(id: string, kmsMasterKeyId: string): EnvironmentBucket {
    const bucket = new CfnBucket(this, id, {
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
    bucket.cfnOptions.deletionPolicy =
      CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
    bucket.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    return { name: bucket.ref, arn: bucket.attrArn };
  }
}
