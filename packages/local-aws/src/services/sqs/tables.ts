import { AwsError } from '../../AwsError';
import { State } from '../../state';

/** A queue with the attributes that were set. Dates are ISO strings. */
export interface QueueRecord {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: string;
}

export interface MessageRecord {
  readonly messageId: string;
  readonly queueName: string;
  readonly body: string;
  readonly sentAt: string;
  /** Hidden from receivers until then. */
  readonly visibleAt: string;
  readonly receiveCount: number;
  readonly receiptHandle?: string;
}

export function queues(state: State) {
  return state.collection<QueueRecord>('sqs:queues');
}

export function messages(state: State) {
  return state.collection<MessageRecord>('sqs:messages');
}

export function messagesOf(state: State, queueName: string): MessageRecord[] {
  return messages(state)
    .values()
    .filter(message => message.queueName === queueName);
}

/** @throws AwsError QueueDoesNotExist */
export function findQueue(state: State, url: string): QueueRecord {
  const queue = queues(state).get(url.slice(url.lastIndexOf('/') + 1));
  if (!queue) throw queueDoesNotExist();
  return queue;
}

export function queueByArn(state: State, arn: string): QueueRecord | undefined {
  return queues(state)
    .values()
    .find(queue => queue.arn === arn);
}

export function queueDoesNotExist(): AwsError {
  return new AwsError(
    'QueueDoesNotExist',
    'The specified queue does not exist.',
  );
}
