import { registrySchema, type ResourceTypeActions } from './resourceTypeAction';

const NOTHING_ATTACHED = 'AWS::IAM::ManagedPolicy attaches itself to its roles';

/** Roles, policies and keys. */
export const ACCESS_TYPE_ACTIONS: ResourceTypeActions[] = [
  {
    type: 'AWS::IAM::Role',
    create: [
      'iam:CreateRole',
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
      'iam:PutRolePolicy',
      'iam:TagRole',
    ],
    read: [
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
    ],
    update: [
      'iam:DeleteRolePolicy',
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
      'iam:PutRolePermissionsBoundary',
      'iam:PutRolePolicy',
      'iam:TagRole',
      'iam:UntagRole',
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateRole',
      'iam:UpdateRoleDescription',
    ],
    delete: [
      'iam:DeleteRole',
      'iam:DeleteRolePolicy',
      'iam:GetRole',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
    ],
    leftOut: {
      'iam:AttachRolePolicy': NOTHING_ATTACHED,
      'iam:DetachRolePolicy': NOTHING_ATTACHED,
      'iam:DeleteRolePermissionsBoundary':
        'a role without the boundary is what the launch role must not make',
    },
    source: registrySchema(
      '0c61db28c612841d62fd56bff23e762d412d75e6',
      'aws-iam-role',
    ),
  },
  {
    // Not in the registry with a schema of its own: the actions of AWS::IAM::RolePolicy.
    type: 'AWS::IAM::Policy',
    create: ['iam:GetRolePolicy', 'iam:PutRolePolicy'],
    read: ['iam:GetRolePolicy'],
    update: ['iam:GetRolePolicy', 'iam:PutRolePolicy'],
    delete: ['iam:DeleteRolePolicy', 'iam:GetRolePolicy'],
    source: registrySchema(
      'a4043ee13311f5f50755dab3a003176faa6b0285',
      'aws-iam-rolepolicy',
    ),
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    create: ['iam:AttachRolePolicy', 'iam:CreatePolicy', 'iam:GetPolicy'],
    read: [
      'iam:GetPolicy',
      'iam:GetPolicyVersion',
      'iam:ListEntitiesForPolicy',
    ],
    update: [
      'iam:AttachRolePolicy',
      'iam:CreatePolicyVersion',
      'iam:DeletePolicyVersion',
      'iam:DetachRolePolicy',
      'iam:GetPolicy',
      'iam:ListPolicyVersions',
    ],
    delete: [
      'iam:DeletePolicy',
      'iam:DeletePolicyVersion',
      'iam:DetachRolePolicy',
      'iam:GetPolicy',
      'iam:ListEntitiesForPolicy',
      'iam:ListPolicyVersions',
    ],
    leftOut: Object.fromEntries(
      ['Attach', 'Detach'].flatMap(verb =>
        ['Group', 'User'].map(identity => [
          `iam:${verb}${identity}Policy`,
          'policies are attached to roles only',
        ]),
      ),
    ),
    source: registrySchema(
      'ca0520474b26b492f7fd6c2509f28ac458b548f1',
      'aws-iam-managedpolicy',
    ),
  },
  {
    type: 'AWS::KMS::Key',
    create: [
      'kms:CreateKey',
      'kms:EnableKeyRotation',
      'kms:PutKeyPolicy',
      'kms:TagResource',
    ],
    read: [
      'kms:DescribeKey',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListResourceTags',
    ],
    update: [
      'kms:DescribeKey',
      'kms:EnableKeyRotation',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateKeyDescription',
    ],
    delete: ['kms:DescribeKey', 'kms:ScheduleKeyDeletion'],
    leftOut: {
      'kms:DisableKey': 'no key is ever disabled',
      'kms:DisableKeyRotation': 'every key rotates',
      'kms:EnableKey': 'no key is ever disabled',
    },
    source: registrySchema(
      '2d2b0f94fc897948eacde018696a9db2484f95b8',
      'aws-kms-key',
    ),
  },
];
