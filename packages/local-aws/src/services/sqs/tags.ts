import type {
  ListQueueTagsRequest,
  ListQueueTagsResult,
  TagQueueRequest,
  UntagQueueRequest,
} from '@aws-sdk/client-sqs';
import { operation } from './operation';
import { findQueue, queues } from './tables';

const TagQueue = operation<TagQueueRequest>()(
  ['QueueUrl', 'Tags'],
  [],
  ({ QueueUrl, Tags }, { state }): object => {
    const queue = findQueue(state, QueueUrl);
    queues(state).set(queue.name, {
      ...queue,
      tags: { ...queue.tags, ...Tags },
    });
    return {};
  },
);

const UntagQueue = operation<UntagQueueRequest>()(
  ['QueueUrl', 'TagKeys'],
  [],
  ({ QueueUrl, TagKeys }, { state }): object => {
    const queue = findQueue(state, QueueUrl);
    queues(state).set(queue.name, {
      ...queue,
      tags: Object.fromEntries(
        Object.entries(queue.tags).filter(([key]) => !TagKeys.includes(key)),
      ),
    });
    return {};
  },
);

const ListQueueTags = operation<ListQueueTagsRequest>()(
  ['QueueUrl'],
  [],
  ({ QueueUrl }, { state }): ListQueueTagsResult => ({
    Tags: { ...findQueue(state, QueueUrl).tags },
  }),
);

export const tagOperations = { TagQueue, UntagQueue, ListQueueTags };
