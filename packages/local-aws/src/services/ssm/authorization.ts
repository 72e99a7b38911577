import type {
  AddTagsToResourceRequest,
  PutParameterRequest,
} from '@aws-sdk/client-ssm';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import {
  ConditionKeys,
  requestTagKeys,
  resourceTagKeys,
  tagsByKey,
} from '../conditionKeys';
import { parameters } from './tables';

/** Service authorization reference, "AWS Systems Manager". */
export const authorization: NonNullable<Service['authorization']> = {
  PutParameter: (input: PutParameterRequest, context: CallContext) => {
    const { Name, Tags = [], Overwrite = false } = input;
    const keys = requestTagKeys(tagsByKey(Tags));
    const put = onParameter('PutParameter', Name, context, {
      ...keys,
      'ssm:Overwrite': String(Overwrite),
    });
    // Tags given with a new parameter need AddTagsToResource too (API reference, PutParameter).
    return Tags.length > 0
      ? [put, onParameter('AddTagsToResource', Name, context, keys)]
      : [put];
  },
  GetParameter: one('GetParameter'),
  DeleteParameter: one('DeleteParameter'),
  GetParameters: several('GetParameters'),
  DeleteParameters: several('DeleteParameters'),
  GetParametersByPath: (
    { Path, Recursive = false }: { Path?: string; Recursive?: boolean },
    context: CallContext,
  ) => [
    onParameter('GetParametersByPath', Path, context, {
      'ssm:Recursive': String(Recursive),
    }),
  ],
  AddTagsToResource: (
    { ResourceId, Tags }: AddTagsToResourceRequest,
    context: CallContext,
  ) => [
    onParameter(
      'AddTagsToResource',
      ResourceId,
      context,
      requestTagKeys(tagsByKey(Tags)),
    ),
  ],
  RemoveTagsFromResource: tagged('RemoveTagsFromResource'),
  ListTagsForResource: tagged('ListTagsForResource'),
};

function one(operation: string) {
  return ({ Name }: { Name?: string }, context: CallContext) => [
    onParameter(operation, Name, context),
  ];
}

function several(operation: string) {
  return ({ Names = [] }: { Names?: string[] }, context: CallContext) =>
    Names.map(name => onParameter(operation, name, context));
}

function tagged(operation: string) {
  return ({ ResourceId }: { ResourceId?: string }, context: CallContext) => [
    onParameter(operation, ResourceId, context),
  ];
}

function onParameter(
  operation: string,
  name: string = '*',
  { state, region, caller }: CallContext,
  conditionKeys: ConditionKeys = {},
): AuthorizationRequest {
  const resource = name.startsWith('arn:')
    ? name
    : `arn:aws:ssm:${region}:${caller.accountId}:parameter/${name.replace(
        /^\//,
        '',
      )}`;
  return {
    action: `ssm:${operation}`,
    resource,
    conditionKeys: {
      ...resourceTagKeys(tagsByKey(parameters(state).get(name)?.tags), 'ssm'),
      ...conditionKeys,
    },
  };
}
