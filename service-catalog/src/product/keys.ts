import { Aws } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  ArnPrincipal,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface KeysProps {
  readonly executionRoleArn: string;
  /** Every log group of the environment starts with it. */
  readonly logGroupPrefix: string;
}

/** Administration and delegation go through the account's IAM policies, as AWS advises. */
const accountAdministration = () =>
  new PolicyStatement({
    sid: 'AccountAdministersThroughIam',
    principals: [new AccountRootPrincipal()],
    actions: ['kms:*'],
    resources: ['*'],
  });

const USE = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** The environment's keys: one for volumes, one for the buckets, one for the logs. */
export class Keys extends Construct {
  readonly storageKeyArn: string;
  readonly dataKeyArn: string;
  readonly logsKeyArn: string;

  constructor(scope: Construct, id: string, props: KeysProps) {
    super(scope, id);
    const executionRole = new ArnPrincipal(props.executionRoleArn);

    this.storageKeyArn = this.key('Storage', 'Studio volumes', [
      new PolicyStatement({
        sid: 'ExecutionRoleUses',
        principals: [executionRole],
        actions: USE,
        resources: ['*'],
      }),
      new PolicyStatement({
        sid: 'ExecutionRoleLetsVolumesUse',
        principals: [executionRole],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    ]).attrArn;

    const dataKey = this.key('Data', 'data and models buckets', [
      new PolicyStatement({
        sid: 'ExecutionRoleUsesThroughS3',
        principals: [executionRole],
        actions: USE,
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:ViaService': `s3.${Aws.REGION}.${Aws.URL_SUFFIX}`,
          },
        },
      }),
    ]);
    // The buckets outlive their environment, and so does what decrypts them.
    dataKey.cfnOptions.deletionPolicy =
      CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
    dataKey.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    this.dataKeyArn = dataKey.attrArn;

    this.logsKeyArn = this.key('Logs', 'log groups', [
      new PolicyStatement({
        sid: 'CloudWatchLogsUses',
        principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
        actions: USE,
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${props.logGroupPrefix}/*`,
          },
        },
      }),
    ]).attrArn;
  }

  private key(id: string, what: string, uses: PolicyStatement[]): CfnKey {
    return new CfnKey(this, id, {
      description: `Secure Studio: ${what}`,
      enableKeyRotation: true,
      keyPolicy: new PolicyDocument({
        statements: [accountAdministration(), ...uses],
      }),
    });
  }
}
