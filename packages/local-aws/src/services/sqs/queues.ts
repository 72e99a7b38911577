import type {
  CreateQueueRequest,
  CreateQueueResult,
  DeleteQueueRequest,
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListQueuesRequest,
  ListQueuesResult,
  SetQueueAttributesRequest,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../../AwsError';
import { effectiveAttributes, withAttributes } from './attributes';
import { operation } from './operation';
import {
  findQueue,
  messages,
  messagesOf,
  QueueRecord,
  queueDoesNotExist,
  queues,
} from './tables';

const CreateQueue = operation<CreateQueueRequest>()(
  ['QueueName'],
  ['Attributes', 'tags'],
  ({ QueueName, Attributes = {}, tags = {} }, context): CreateQueueResult => {
    const { state, region, caller, endpoint, clock } = context;
    if (!/^[\w-]{1,80}$/.test(QueueName)) {
      throw new AwsError(
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    }
    const attributes = withAttributes({}, Attributes);
    const existing = queues(state).get(QueueName);
    if (existing) {
      if (!sameAttributes(existing.attributes, attributes)) {
        throw new AwsError(
          'QueueNameExists',
          'A queue already exists with the same name and a different value for an attribute',
        );
      }
      return { QueueUrl: existing.url };
    }
    const queue: QueueRecord = {
      name: QueueName,
      arn: `arn:aws:sqs:${region}:${caller.accountId}:${QueueName}`,
      url: `${endpoint}/${caller.accountId}/${QueueName}`,
      attributes,
      tags,
      createdAt: clock.now().toISOString(),
    };
    queues(state).set(QueueName, queue);
    return { QueueUrl: queue.url };
  },
);

function sameAttributes(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(other).every(([name, value]) => one[name] === value);
}

const GetQueueUrl = operation<GetQueueUrlRequest>()(
  ['QueueName'],
  [],
  ({ QueueName }, { state }): GetQueueUrlResult => {
    const queue = queues(state).get(QueueName);
    if (!queue) throw queueDoesNotExist();
    return { QueueUrl: queue.url };
  },
);

const ListQueues = operation<ListQueuesRequest>()(
  [],
  ['QueueNamePrefix'],
  ({ QueueNamePrefix = '' }, { state }): ListQueuesResult => ({
    QueueUrls: queues(state)
      .values()
      .filter(({ name }) => name.startsWith(QueueNamePrefix))
      .map(({ url }) => url),
  }),
);

const GetQueueAttributes = operation<GetQueueAttributesRequest>()(
  ['QueueUrl'],
  ['AttributeNames'],
  ({ QueueUrl, AttributeNames = [] }, context): GetQueueAttributesResult => {
    const queue = findQueue(context.state, QueueUrl);
    const all: Record<string, string> = {
      ...effectiveAttributes(queue.attributes),
      QueueArn: queue.arn,
      CreatedTimestamp: String(Date.parse(queue.createdAt) / 1000),
      ApproximateNumberOfMessages: String(visible(queue, context)),
    };
    const names: readonly string[] = AttributeNames;
    return {
      Attributes: Object.fromEntries(
        Object.entries(all).filter(
          ([name]) => names.includes('All') || names.includes(name),
        ),
      ),
    };
  },
);

function visible(
  { name }: QueueRecord,
  { state, clock }: Parameters<typeof GetQueueAttributes>[1],
): number {
  return messagesOf(state, name).filter(
    ({ visibleAt }) => new Date(visibleAt) <= clock.now(),
  ).length;
}

const SetQueueAttributes = operation<SetQueueAttributesRequest>()(
  ['QueueUrl', 'Attributes'],
  [],
  ({ QueueUrl, Attributes }, { state }): object => {
    const queue = findQueue(state, QueueUrl);
    queues(state).set(queue.name, {
      ...queue,
      attributes: withAttributes(queue.attributes, Attributes),
    });
    return {};
  },
);

const DeleteQueue = operation<DeleteQueueRequest>()(
  ['QueueUrl'],
  [],
  ({ QueueUrl }, { state }): object => {
    const { name } = findQueue(state, QueueUrl);
    messagesOf(state, name).forEach(({ messageId }) =>
      messages(state).delete(messageId),
    );
    queues(state).delete(name);
    return {};
  },
);

export const queueOperations = {
  CreateQueue,
  GetQueueUrl,
  ListQueues,
  GetQueueAttributes,
  SetQueueAttributes,
  DeleteQueue,
};
