import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EXECUTION_ROLE_PATH,
  FLOW_LOG_ROLE_PATH,
  POLICY_PATH,
  SETTINGS_PREFIX,
  type AccountNames,
} from '../product/names';
import { allow, iamArn, localArn } from '../statements';

/** The roles, policies, keys and settings of an environment. */
export function launchAccessStatements(names: AccountNames): PolicyStatement[] {
  const executionRoles = iamArn(`role${EXECUTION_ROLE_PATH}*`);
  const flowLogRoles = iamArn(`role${FLOW_LOG_ROLE_PATH}*`);
  const roles = { resources: [executionRoles, flowLogRoles] };
  const policies = iamArn(`policy${POLICY_PATH}*`);

  return [
    // Without the boundary no role is made, and none gets rights.
    allow(
      'RolesUnderTheBoundary',
      [
        'iam:CreateRole',
        'iam:DeleteRolePolicy',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
      ],
      {
        ...roles,
        conditions: {
          StringEquals: { 'iam:PermissionsBoundary': names.boundaryArn },
        },
      },
    ),
    allow('AttachPolicies', ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'], {
      ...roles,
      conditions: {
        StringEquals: { 'iam:PermissionsBoundary': names.boundaryArn },
        ArnLike: { 'iam:PolicyARN': policies },
      },
    }),
    allow(
      'Roles',
      [
        'iam:DeleteRole',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
        'iam:TagRole',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:UpdateRoleDescription',
      ],
      roles,
    ),
    allow(
      'Policies',
      [
        'iam:CreatePolicy',
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:GetPolicy',
        'iam:GetPolicyVersion',
        'iam:ListEntitiesForPolicy',
        'iam:ListPolicyVersions',
      ],
      { resources: [policies] },
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
    // For the domain's volumes, and for nothing that CloudFormation itself asks.
    allow(
      'UseKeysThroughSageMaker',
      ['kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext'],
      {
        resources: [localArn('kms', 'key/*')],
        conditions: {
          StringEquals: {
            'kms:ViaService': `sagemaker.${Aws.REGION}.${Aws.URL_SUFFIX}`,
          },
        },
      },
    ),
    allow(
      'Settings',
      [
        'ssm:AddTagsToResource',
        'ssm:DeleteParameter',
        'ssm:GetParameters',
        'ssm:PutParameter',
        'ssm:RemoveTagsFromResource',
      ],
      { resources: [localArn('ssm', `parameter${SETTINGS_PREFIX}*`)] },
    ),
  ];
}
