import {
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Buckets, EnvironmentBucket } from './buckets';

export interface BucketPoliciesProps {
  readonly buckets: Buckets;
  readonly s3EndpointId: string;
  readonly dataKeyArn: string;
}

/**
 * Whatever reads, writes or lists objects, their versions, tags and access lists. Changing or
 * deleting the bucket itself is not among it, so that CloudFormation can take the stack down.
 */
const DATA_PLANE = [
  's3:AbortMultipartUpload',
  's3:BypassGovernanceRetention',
  's3:DeleteObject*',
  's3:GetObject*',
  's3:InitiateReplication',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
  's3:ListBucketVersions',
  's3:ListMultipartUploadParts',
  's3:ObjectOwnerOverrideToBucketOwner',
  's3:PutObject*',
  's3:Replicate*',
  's3:RestoreObject',
  's3:UpdateObject*',
];

/** Binds each bucket to the environment's S3 endpoint, to TLS and to its key. */
export class BucketPolicies extends Construct {
  constructor(scope: Construct, id: string, props: BucketPoliciesProps) {
    super(scope, id);
    this.attach('Data', props.buckets.data, props);
    this.attach('Models', props.buckets.models, props);
  }

  private attach(
    id: string,
    bucket: EnvironmentBucket,
    { s3EndpointId, dataKeyArn }: BucketPoliciesProps,
  ) {
    const objects = `${bucket.arn}/*`;
    const deny = (
      sid: string,
      actions: string[],
      resources: string[],
      conditions: Record<string, Record<string, string>>,
    ) =>
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources,
        conditions,
      });

    new CfnBucketPolicy(this, id, {
      bucket: bucket.name,
      policyDocument: new PolicyDocument({
        statements: [
          deny('DenyWithoutTls', ['s3:*'], [bucket.arn, objects], {
            Bool: { 'aws:SecureTransport': 'false' },
          }),
          deny('DenyOutsideEndpoint', DATA_PLANE, [bucket.arn, objects], {
            StringNotEquals: { 'aws:SourceVpce': s3EndpointId },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          }),
          // Without these headers the bucket's default, its own key, applies.
          deny('DenyOtherEncryption', ['s3:PutObject'], [objects], {
            Null: { 's3:x-amz-server-side-encryption': 'false' },
            StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
          }),
          deny('DenyOtherKey', ['s3:PutObject'], [objects], {
            Null: {
              's3:x-amz-server-side-encryption-aws-kms-key-id': 'false',
            },
            StringNotEquals: {
              's3:x-amz-server-side-encryption-aws-kms-key-id': dataKeyArn,
            },
          }),
        ],
      }),
    });
  }
}
