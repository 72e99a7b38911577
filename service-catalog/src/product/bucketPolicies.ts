import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { deny } from '../statements';
import type { Buckets, EnvironmentBucket } from './buckets';
import { either, type Conditions } from './conditions';
import type { AccountNames } from './names';
import type { ProductParameters } from './parameters/parameters';
import { policyDocument } from './policyDocument';

export interface BucketPoliciesProps {
  readonly buckets: Buckets;
  readonly s3EndpointId: string;
  readonly dataKeyArn: string;
  readonly jobsKeyArn: string;
  readonly accountNames: AccountNames;
  readonly parameters: ProductParameters;
  readonly conditions: Conditions;
}

/** Whatever reads or writes objects, their versions, tags and access lists. */
const OBJECTS = [
  's3:AbortMultipartUpload',
  's3:BypassGovernanceRetention',
  's3:GetObject*',
  's3:InitiateReplication',
  's3:ListBucketMultipartUploads',
  's3:ListMultipartUploadParts',
  's3:ObjectOwnerOverrideToBucketOwner',
  's3:PutObject*',
  's3:Replicate*',
  's3:RestoreObject',
  's3:UpdateObject*',
];

/** What empties a bucket. */
const EMPTYING = ['s3:DeleteObject*', 's3:ListBucket', 's3:ListBucketVersions'];

/** What changes the bucket's protection, or takes the bucket away. */
const PROTECTION = [
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:PutAccelerateConfiguration',
  's3:PutBucketAcl',
  's3:PutBucketLogging',
  's3:PutBucketNotification',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
  's3:PutBucketWebsite',
  's3:PutEncryptionConfiguration',
  's3:PutInventoryConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
];

/** Binds each bucket to the environment's S3 endpoint, to TLS and to its keys. */
export class BucketPolicies extends Construct {
  constructor(scope: Construct, id: string, props: BucketPoliciesProps) {
    super(scope, id);
    this.attach('Data', props.buckets.data, props);
    this.attach('Models', props.buckets.models, props);
  }

  private attach(
    id: string,
    bucket: EnvironmentBucket,
    props: BucketPoliciesProps,
  ) {
    const { accountNames, conditions, parameters } = props;
    const objects = `${bucket.arn}/*`;
    const everything = [bucket.arn, objects];
    const refuse = (
      sid: string,
      actions: string[],
      resources: string[],
      when: Record<string, unknown>,
    ) =>
      deny(sid, actions, {
        principals: [new AnyPrincipal()],
        resources,
        conditions: when,
      });
    // A list that is never empty, and without emergency roles names what no principal is.
    const exempt = (...roleArns: string[]) => ({
      ArnNotEquals: {
        'aws:PrincipalArn': either(
          conditions.hasBreakGlass,
          parameters.list('breakGlassRoleArns'),
          [accountNames.boundaryArn],
        ),
      },
      ...(roleArns.length > 0 && {
        ArnNotLike: { 'aws:PrincipalArn': roleArns },
      }),
    });
    const outside = {
      StringNotEquals: { 'aws:SourceVpce': props.s3EndpointId },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    };

    new CfnBucketPolicy(this, id, {
      bucket: bucket.name,
      policyDocument: policyDocument([
        refuse('DenyWithoutTls', ['s3:*'], everything, {
          Bool: { 'aws:SecureTransport': 'false' },
        }),
        refuse('DenyOutsideEndpoint', OBJECTS, everything, {
          ...outside,
          ...exempt(),
        }),
        // The portal empties a bucket that its owners want gone.
        refuse('DenyEmptyingOutsideEndpoint', EMPTYING, everything, {
          ...outside,
          ...exempt(accountNames.operateRoleArn),
        }),
        refuse('DenyWeakening', PROTECTION, [bucket.arn], {
          ...exempt(accountNames.launchRoleArn, accountNames.operateRoleArn),
        }),
        // Without these headers the bucket's default, its own key, applies.
        refuse('DenyOtherEncryption', ['s3:PutObject'], [objects], {
          Null: { 's3:x-amz-server-side-encryption': 'false' },
          StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
        }),
        refuse('DenyOtherKey', ['s3:PutObject'], [objects], {
          Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
          StringNotEquals: {
            's3:x-amz-server-side-encryption-aws-kms-key-id': [
              props.dataKeyArn,
              props.jobsKeyArn,
            ],
          },
        }),
      ]),
    });
  }
}
