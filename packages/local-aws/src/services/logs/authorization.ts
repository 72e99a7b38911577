import type {
  CreateLogGroupRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import {
  ConditionKeys,
  requestTagKeys,
  resourceTagKeys,
} from '../conditionKeys';
import { logGroups } from './tables';

const groupOperations = [
  'DeleteLogGroup',
  'PutRetentionPolicy',
  'DeleteRetentionPolicy',
  'AssociateKmsKey',
  'DisassociateKmsKey',
  'DescribeLogStreams',
  'FilterLogEvents',
];

const streamOperations = ['CreateLogStream', 'PutLogEvents'];

/** Service authorization reference, "Amazon CloudWatch Logs". */
export const authorization: NonNullable<Service['authorization']> = {
  ...Object.fromEntries(
    groupOperations.map(operation => [
      operation,
      ({ logGroupName }: Group, context: CallContext) => [
        onGroup(operation, logGroupName, context),
      ],
    ]),
  ),
  ...Object.fromEntries(
    streamOperations.map(operation => [
      operation,
      ({ logGroupName, logStreamName }: Group, context: CallContext) => {
        const group = onGroup(operation, logGroupName, context);
        return [
          {
            ...group,
            resource: `${group.resource}:log-stream:${logStreamName}`,
          },
        ];
      },
    ]),
  ),
  CreateLogGroup: (
    { logGroupName, tags = {} }: CreateLogGroupRequest,
    context: CallContext,
  ) => {
    const keys = requestTagKeys(tags);
    const create = onGroup('CreateLogGroup', logGroupName, context, keys);
    // "To add tags to a log group during creation, you must have both the
    // logs:TagResource permission and the logs:CreateLogGroup permission."
    return Object.keys(tags).length > 0
      ? [create, { ...create, action: 'logs:TagResource' }]
      : [create];
  },
  TagResource: (
    { resourceArn, tags = {} }: TagResourceRequest,
    context: CallContext,
  ) => [
    onGroup('TagResource', nameIn(resourceArn), context, requestTagKeys(tags)),
  ],
  UntagResource: (
    { resourceArn, tagKeys = [] }: UntagResourceRequest,
    context: CallContext,
  ) => [
    onGroup('UntagResource', nameIn(resourceArn), context, {
      'aws:TagKeys': tagKeys,
    }),
  ],
  ListTagsForResource: (
    { resourceArn }: { resourceArn?: string },
    context: CallContext,
  ) => [onGroup('ListTagsForResource', nameIn(resourceArn), context)],
};

interface Group {
  readonly logGroupName?: string;
  readonly logStreamName?: string;
}

function nameIn(resourceArn: string = ''): string {
  return /:log-group:([^:]+)/.exec(resourceArn)?.[1] ?? '*';
}

function onGroup(
  operation: string,
  name: string = '*',
  { state, region, caller }: CallContext,
  conditionKeys: ConditionKeys = {},
): AuthorizationRequest {
  return {
    action: `logs:${operation}`,
    resource: `arn:aws:logs:${region}:${caller.accountId}:log-group:${name}`,
    conditionKeys: {
      ...resourceTagKeys(logGroups(state).get(name)?.tags ?? {}),
      ...conditionKeys,
    },
  };
}
