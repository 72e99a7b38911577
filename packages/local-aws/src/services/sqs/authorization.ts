import { CallContext, Service } from '../../service';
import { requestTagKeys, resourceTagKeys } from '../conditionKeys';
import { queueOperations } from './queues';
import { messageOperations } from './messages';
import { queues } from './tables';
import { tagOperations } from './tags';

interface QueueInput {
  readonly QueueUrl?: string;
  readonly QueueName?: string;
  readonly tags?: Record<string, string>;
  readonly Tags?: Record<string, string>;
}

/** Service authorization reference, "Amazon SQS": every action but ListQueues is on a queue. */
export const authorization: NonNullable<Service['authorization']> =
  Object.fromEntries(
    [queueOperations, messageOperations, tagOperations]
      .flatMap(operations => Object.keys(operations))
      .filter(name => name !== 'ListQueues')
      .map(name => [
        name,
        (input: QueueInput, { state, region, caller }: CallContext) => {
          const { QueueUrl = '', QueueName, tags = {}, Tags = {} } = input;
          const queue =
            QueueName ?? QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
          return [
            {
              action: `sqs:${name}`,
              resource: `arn:aws:sqs:${region}:${caller.accountId}:${queue}`,
              conditionKeys: {
                ...resourceTagKeys(queues(state).get(queue)?.tags ?? {}),
                ...requestTagKeys({ ...tags, ...Tags }),
              },
            },
          ];
        },
      ]),
  );
