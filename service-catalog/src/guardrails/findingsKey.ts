import { Aws } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  PolicyDocument,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allow } from '../statements';

/** Encrypts the findings. */
export class FindingsKey extends Construct {
  readonly keyArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    this.keyArn = new CfnKey(this, 'Resource', {
      description: 'Secure Studio: findings of the guardrails',
      enableKeyRotation: true,
      keyPolicy: new PolicyDocument({
        statements: [
          allow('AccountAdministersThroughIam', ['kms:*'], {
            principals: [new AccountRootPrincipal()],
            resources: ['*'],
          }),
          // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
          allow('EventBridgeSends', ['kms:Decrypt', 'kms:GenerateDataKey'], {
            principals: [new ServicePrincipal('events.amazonaws.com')],
            resources: ['*'],
            conditions: {
              StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
            },
          }),
        ],
      }),
    }).attrArn;
  }
}
