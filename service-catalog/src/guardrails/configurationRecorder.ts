import { Aws } from 'aws-cdk-lib';
import {
  CfnConfigurationRecorder,
  CfnDeliveryChannel,
} from 'aws-cdk-lib/aws-config';
import {
  AnyPrincipal,
  CfnRole,
  PolicyDocument,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { CfnBucketPolicy, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { protectedBucket } from '../protectedBucket';
import { allow, deny } from '../statements';

/** Records the account's resources for AWS Config, where nobody does yet: an account has one recorder. */
export class ConfigurationRecorder extends Construct {
  /** What has to be there before a rule. */
  readonly channel: CfnDeliveryChannel;

  constructor(scope: Construct, id: string, props: { keyArn: string }) {
    super(scope, id);
    const bucket = this.historyBucket(props.keyArn);
    const recorder = new CfnConfigurationRecorder(this, 'Resource', {
      roleArn: recorderRole(this, bucket, props.keyArn).attrArn,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    });
    this.channel = new CfnDeliveryChannel(this, 'Channel', {
      s3BucketName: bucket.ref,
      s3KmsKeyArn: props.keyArn,
    });
    this.channel.addResourceDependency(recorder);
  }

  private historyBucket(kmsMasterKeyId: string): CfnBucket {
    const bucket = protectedBucket(this, 'History', kmsMasterKeyId);
    new CfnBucketPolicy(this, 'HistoryPolicy', {
      bucket: bucket.ref,
      policyDocument: new PolicyDocument({
        statements: [
          deny('OnlyWithTls', ['s3:*'], {
            principals: [new AnyPrincipal()],
            resources: [bucket.attrArn, `${bucket.attrArn}/*`],
            conditions: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ],
      }),
    });
    return bucket;
  }
}

/** https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html */
function recorderRole(
  scope: Construct,
  bucket: CfnBucket,
  keyArn: string,
): CfnRole {
  return new CfnRole(scope, 'Role', {
    description: 'AWS Config records the account with it',
    assumeRolePolicyDocument: new PolicyDocument({
      statements: [
        allow('ConfigAssumes', ['sts:AssumeRole'], {
          principals: [new ServicePrincipal('config.amazonaws.com')],
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      ],
    }),
    managedPolicyArns: [
      `arn:${Aws.PARTITION}:iam::aws:policy/service-role/AWS_ConfigRole`,
    ],
    policies: [
      {
        policyName: 'DeliverHistory',
        policyDocument: new PolicyDocument({
          statements: [
            allow('Write', ['s3:PutObject'], {
              resources: [
                `${bucket.attrArn}/AWSLogs/${Aws.ACCOUNT_ID}/Config/*`,
              ],
            }),
            allow('Look', ['s3:GetBucketAcl', 's3:ListBucket'], {
              resources: [bucket.attrArn],
            }),
            allow('Encrypt', ['kms:Decrypt', 'kms:GenerateDataKey'], {
              resources: [keyArn],
            }),
          ],
        }),
      },
    ],
  });
}
