import type {
  CreatePolicyRequest,
  CreateRoleRequest,
  CreateServiceLinkedRoleRequest,
  Tag,
} from '@aws-sdk/client-iam';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import {
  ConditionKeys,
  requestTagKeys,
  resourceTagKeys,
  tagsByKey,
} from '../conditionKeys';
import { findRole } from './roles';
import { policies } from './tables';

const roleOperations = [
  'GetRole',
  'DeleteRole',
  'UpdateRole',
  'UpdateAssumeRolePolicy',
  'PutRolePolicy',
  'GetRolePolicy',
  'ListRolePolicies',
  'DeleteRolePolicy',
  'AttachRolePolicy',
  'DetachRolePolicy',
  'ListAttachedRolePolicies',
  'PutRolePermissionsBoundary',
  'DeleteRolePermissionsBoundary',
  'TagRole',
  'UntagRole',
  'ListRoleTags',
];

/** Those of them that know `iam:PermissionsBoundary`. */
const boundaryOperations = [
  'GetRole',
  'DeleteRole',
  'UpdateRole',
  'UpdateAssumeRolePolicy',
  'PutRolePolicy',
  'DeleteRolePolicy',
  'AttachRolePolicy',
  'DetachRolePolicy',
  'PutRolePermissionsBoundary',
  'DeleteRolePermissionsBoundary',
];

const policyOperations = [
  'GetPolicy',
  'DeletePolicy',
  'CreatePolicyVersion',
  'GetPolicyVersion',
  'ListPolicyVersions',
  'SetDefaultPolicyVersion',
  'DeletePolicyVersion',
  'TagPolicy',
  'UntagPolicy',
  'ListPolicyTags',
];

interface Request {
  readonly RoleName?: string;
  readonly PolicyArn?: string;
  readonly PermissionsBoundary?: string;
  readonly Tags?: Tag[];
  readonly TagKeys?: string[];
}

/** Service authorization reference, "AWS Identity and Access Management". */
export const authorization: NonNullable<Service['authorization']> = {
  ...Object.fromEntries(
    roleOperations.map(operation => [
      operation,
      (input: Request, context: CallContext) => [
        onRole(operation, input, context),
      ],
    ]),
  ),
  ...Object.fromEntries(
    policyOperations.map(operation => [
      operation,
      (input: Request, context: CallContext) => [
        onPolicy(operation, input, context),
      ],
    ]),
  ),
  CreateRole: (input: CreateRoleRequest, { caller }: CallContext) => {
    const tags = requestTagKeys(tagsByKey(input.Tags));
    const resource = `arn:aws:iam::${caller.accountId}:role${
      input.Path ?? '/'
    }${input.RoleName}`;
    return [
      {
        action: 'iam:CreateRole',
        resource,
        conditionKeys: {
          ...tags,
          ...(input.PermissionsBoundary && {
            'iam:PermissionsBoundary': input.PermissionsBoundary,
          }),
        },
      },
      ...tagOnCreate('iam:TagRole', resource, tags),
    ];
  },
  CreatePolicy: (input: CreatePolicyRequest, { caller }: CallContext) => {
    const conditionKeys = requestTagKeys(tagsByKey(input.Tags));
    const resource = `arn:aws:iam::${caller.accountId}:policy${
      input.Path ?? '/'
    }${input.PolicyName}`;
    return [
      { action: 'iam:CreatePolicy', resource, conditionKeys },
      ...tagOnCreate('iam:TagPolicy', resource, conditionKeys),
    ];
  },
  CreateServiceLinkedRole: (
    { AWSServiceName = '' }: CreateServiceLinkedRoleRequest,
    { caller }: CallContext,
  ) => [
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: `arn:aws:iam::${caller.accountId}:role/aws-service-role/${AWSServiceName}/*`,
      conditionKeys: { 'iam:AWSServiceName': AWSServiceName },
    },
  ],
};

/** "The permission to tag is needed beside the one to create" ("Tags for IAM resources"). */
function tagOnCreate(
  action: string,
  resource: string,
  conditionKeys: ConditionKeys,
): AuthorizationRequest[] {
  return Object.keys(conditionKeys).length > 0
    ? [{ action, resource, conditionKeys }]
    : [];
}

function onRole(
  operation: string,
  { RoleName = '*', PermissionsBoundary, PolicyArn, ...tags }: Request,
  { state, caller }: CallContext,
): AuthorizationRequest {
  const role = findRole(state, RoleName);
  const boundary =
    PermissionsBoundary ?? role?.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    action: `iam:${operation}`,
    resource: role?.Arn ?? `arn:aws:iam::${caller.accountId}:role/${RoleName}`,
    conditionKeys: {
      ...resourceTagKeys(tagsByKey(role?.tags), 'iam'),
      ...tagKeys(tags),
      ...(boundary &&
        boundaryOperations.includes(operation) && {
          'iam:PermissionsBoundary': boundary,
        }),
      ...(PolicyArn && { 'iam:PolicyARN': PolicyArn }),
    },
  };
}

function onPolicy(
  operation: string,
  { PolicyArn = '*', ...tags }: Request,
  { state }: CallContext,
): AuthorizationRequest {
  return {
    action: `iam:${operation}`,
    resource: PolicyArn,
    conditionKeys: {
      ...resourceTagKeys(tagsByKey(policies(state).get(PolicyArn)?.tags)),
      ...tagKeys(tags),
    },
  };
}

function tagKeys({ Tags, TagKeys }: Request): ConditionKeys {
  return TagKeys ? { 'aws:TagKeys': TagKeys } : requestTagKeys(tagsByKey(Tags));
}
