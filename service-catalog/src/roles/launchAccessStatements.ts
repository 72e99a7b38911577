import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EXECUTION_ROLE_PATH,
  FLOW_LOG_ROLE_PATH,
  LOG_GROUP_PREFIX,
} from '../product/names';
import { allow, iamArn, localArn } from '../statements';

/** The roles, keys, buckets and logs of an environment. */
export function launchAccessStatements(): PolicyStatement[] {
  const executionRoles = iamArn(`role${EXECUTION_ROLE_PATH}*`);
  const flowLogRoles = iamArn(`role${FLOW_LOG_ROLE_PATH}*`);

  return [
    allow(
      'Roles',
      [
        'iam:CreateRole',
        'iam:DeleteRole',
        'iam:DeleteRolePolicy',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
        'iam:ListRoleTags',
        'iam:PutRolePolicy',
        'iam:TagRole',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
      ],
      { resources: [executionRoles, flowLogRoles] },
    ),
    allow('PassExecutionRole', ['iam:PassRole'], {
      resources: [executionRoles],
      conditions: {
        StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    }),
    allow('PassFlowLogRole', ['iam:PassRole'], {
      resources: [flowLogRoles],
      conditions: {
        StringEquals: { 'iam:PassedToService': 'vpc-flow-logs.amazonaws.com' },
      },
    }),
    allow('CreateKeys', ['kms:CreateKey'], { resources: ['*'] }),
    allow(
      'Keys',
      [
        'kms:CreateGrant',
        'kms:DescribeKey',
        'kms:EnableKeyRotation',
        'kms:GetKeyPolicy',
        'kms:GetKeyRotationStatus',
        'kms:ListResourceTags',
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
        'kms:TagResource',
        'kms:UntagResource',
        'kms:UpdateKeyDescription',
      ],
      { resources: [localArn('kms', 'key/*')] },
    ),
    // CloudFormation names a bucket after its stack, in lower case.
    allow(
      'Buckets',
      [
        's3:CreateBucket',
        's3:DeleteBucket',
        's3:DeleteBucketPolicy',
        's3:GetBucketOwnershipControls',
        's3:GetBucketPolicy',
        's3:GetBucketPublicAccessBlock',
        's3:GetBucketTagging',
        's3:GetBucketVersioning',
        's3:GetEncryptionConfiguration',
        's3:PutBucketOwnershipControls',
        's3:PutBucketPolicy',
        's3:PutBucketPublicAccessBlock',
        's3:PutBucketTagging',
        's3:PutBucketVersioning',
        's3:PutEncryptionConfiguration',
      ],
      { resources: [`arn:${Aws.PARTITION}:s3:::sc-${Aws.ACCOUNT_ID}-pp-*`] },
    ),
    allow(
      'LogGroups',
      [
        'logs:AssociateKmsKey',
        'logs:CreateLogGroup',
        'logs:DeleteLogGroup',
        'logs:DeleteRetentionPolicy',
        'logs:DisassociateKmsKey',
        'logs:ListTagsForResource',
        'logs:PutRetentionPolicy',
        'logs:TagResource',
        'logs:UntagResource',
      ],
      { resources: [localArn('logs', `log-group:${LOG_GROUP_PREFIX}*`)] },
    ),
    // Network Firewall and VPC set up their deliveries with the caller's rights.
    allow(
      'LogDelivery',
      [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:UpdateLogDelivery',
      ],
      { resources: ['*'] },
    ),
  ];
}
