import type {
  CreateAliasRequest,
  CreateKeyRequest,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-kms';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import {
  ConditionKeys,
  requestTagKeys,
  resourceTagKeys,
} from '../conditionKeys';
import { aliases, keys } from './tables';

const keyOperations = [
  'DescribeKey',
  'EnableKey',
  'DisableKey',
  'UpdateKeyDescription',
  'ScheduleKeyDeletion',
  'CancelKeyDeletion',
  'EnableKeyRotation',
  'DisableKeyRotation',
  'GetKeyRotationStatus',
  'PutKeyPolicy',
  'GetKeyPolicy',
  'ListResourceTags',
];

/** Service authorization reference, "AWS Key Management Service". */
export const authorization: NonNullable<Service['authorization']> = {
  ...Object.fromEntries(
    keyOperations.map(operation => [
      operation,
      ({ KeyId }: { KeyId?: string }, context: CallContext) => [
        onKey(operation, KeyId, context),
      ],
    ]),
  ),
  CreateKey: ({ Tags = [] }: CreateKeyRequest, context: CallContext) => {
    const conditionKeys = requestTagKeys(byKey(Tags));
    const create = { action: 'kms:CreateKey', resource: '*', conditionKeys };
    // "To use this parameter, you must have kms:TagResource permission in an IAM policy."
    const tag = { action: 'kms:TagResource', resource: arn('key/*', context) };
    return Tags.length > 0 ? [create, { ...tag, conditionKeys }] : [create];
  },
  TagResource: ({ KeyId, Tags }: TagResourceRequest, context: CallContext) => [
    onKey('TagResource', KeyId, context, requestTagKeys(byKey(Tags))),
  ],
  UntagResource: (
    { KeyId, TagKeys = [] }: UntagResourceRequest,
    context: CallContext,
  ) => [onKey('UntagResource', KeyId, context, { 'aws:TagKeys': TagKeys })],
  CreateAlias: (input: CreateAliasRequest, context: CallContext) =>
    onAlias('CreateAlias', input, context),
  UpdateAlias: (input: CreateAliasRequest, context: CallContext) =>
    onAlias('UpdateAlias', input, context),
  DeleteAlias: ({ AliasName }: CreateAliasRequest, context: CallContext) =>
    onAlias(
      'DeleteAlias',
      {
        AliasName,
        TargetKeyId: aliases(context.state).get(AliasName ?? '')?.targetKeyId,
      },
      context,
    ),
};

/** An alias takes leave on itself and on its key. */
function onAlias(
  operation: string,
  { AliasName, TargetKeyId }: CreateAliasRequest,
  context: CallContext,
): AuthorizationRequest[] {
  return [
    { action: `kms:${operation}`, resource: arn(`${AliasName}`, context) },
    onKey(operation, TargetKeyId, context),
  ];
}

function onKey(
  operation: string,
  name: string = '*',
  context: CallContext,
  conditionKeys: ConditionKeys = {},
): AuthorizationRequest {
  const id = name.slice(name.lastIndexOf(':') + 1).replace(/^key\//, '');
  const keyId = aliases(context.state).get(id)?.targetKeyId ?? id;
  const tags = byKey(keys(context.state).get(keyId)?.tags ?? []);
  return {
    action: `kms:${operation}`,
    resource: arn(`key/${keyId}`, context),
    conditionKeys: {
      ...resourceTagKeys(tags),
      ...(id !== keyId && { 'kms:RequestAlias': id }),
      ...conditionKeys,
    },
  };
}

function byKey(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(
    tags.map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue]),
  );
}

function arn(resource: string, { region, caller }: CallContext): string {
  return `arn:aws:kms:${region}:${caller.accountId}:${resource}`;
}
