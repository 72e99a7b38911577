import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  DeleteMessageRequest,
  Message,
  PurgeQueueRequest,
  ReceiveMessageRequest,
  ReceiveMessageResult,
  SendMessageRequest,
  SendMessageResult,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { numberOf, redrivePolicyOf } from './attributes';
import { operation } from './operation';
import {
  findQueue,
  MessageRecord,
  messages,
  messagesOf,
  queueByArn,
  QueueRecord,
} from './tables';

const POLL_MS = 50;

const SendMessage = operation<SendMessageRequest>()(
  ['QueueUrl', 'MessageBody'],
  ['DelaySeconds'],
  ({ QueueUrl, MessageBody, DelaySeconds }, context): SendMessageResult => {
    const { name, attributes } = findQueue(context.state, QueueUrl);
    if (MessageBody.length > numberOf(attributes, 'MaximumMessageSize')) {
      throw new AwsError(
        'InvalidParameterValue',
        'One or more parameters are invalid. Reason: Message is too long.',
      );
    }
    const message: MessageRecord = {
      messageId: randomUUID(),
      queueName: name,
      body: MessageBody,
      sentAt: context.clock.now().toISOString(),
      visibleAt: later(
        DelaySeconds ?? numberOf(attributes, 'DelaySeconds'),
        context,
      ),
      receiveCount: 0,
    };
    messages(context.state).set(message.messageId, message);
    return { MessageId: message.messageId, MD5OfMessageBody: md5(MessageBody) };
  },
);

const ReceiveMessage = operation<ReceiveMessageRequest>()(
  ['QueueUrl'],
  [
    'MaxNumberOfMessages',
    'VisibilityTimeout',
    'WaitTimeSeconds',
    'MessageSystemAttributeNames',
  ],
  async (input, context): Promise<ReceiveMessageResult> => {
    const queue = findQueue(context.state, input.QueueUrl);
    const seconds =
      input.WaitTimeSeconds ??
      numberOf(queue.attributes, 'ReceiveMessageWaitTimeSeconds');
    const until = Date.now() + seconds * 1000;
    let received = receive(queue, input, context);
    while (!received.length && Date.now() < until && !context.signal.aborted) {
      await sleep(POLL_MS);
      received = receive(queue, input, context);
    }
    return { Messages: received.length ? received : undefined };
  },
);

function receive(
  queue: QueueRecord,
  { MaxNumberOfMessages = 1, VisibilityTimeout }: ReceiveMessageRequest,
  context: CallContext,
): Message[] {
  const { state, clock } = context;
  const timeout =
    VisibilityTimeout ?? numberOf(queue.attributes, 'VisibilityTimeout');
  return messagesOf(state, queue.name)
    .filter(message => isThere(message, queue, context))
    .filter(({ visibleAt }) => new Date(visibleAt) <= clock.now())
    .filter(message => !redriven(message, queue, context))
    .slice(0, MaxNumberOfMessages)
    .map(message => {
      const taken: MessageRecord = {
        ...message,
        receiveCount: message.receiveCount + 1,
        receiptHandle: randomUUID(),
        visibleAt: later(timeout, context),
      };
      messages(state).set(taken.messageId, taken);
      return {
        MessageId: taken.messageId,
        ReceiptHandle: taken.receiptHandle,
        Body: taken.body,
        MD5OfBody: md5(taken.body),
        Attributes: {
          SentTimestamp: String(Date.parse(taken.sentAt)),
          ApproximateReceiveCount: String(taken.receiveCount),
        },
      };
    });
}

/** What is older than the retention period is gone. */
function isThere(
  { messageId, sentAt }: MessageRecord,
  { attributes }: QueueRecord,
  { state, clock }: CallContext,
): boolean {
  const retention = numberOf(attributes, 'MessageRetentionPeriod') * 1000;
  const kept = Date.parse(sentAt) + retention > clock.now().getTime();
  if (!kept) messages(state).delete(messageId);
  return kept;
}

/** Moves a message to the dead-letter queue once it was received too often. */
function redriven(
  message: MessageRecord,
  { attributes }: QueueRecord,
  { state, clock }: CallContext,
): boolean {
  const policy = redrivePolicyOf(attributes);
  const target = policy && queueByArn(state, policy.deadLetterTargetArn);
  if (!target || message.receiveCount < Number(policy.maxReceiveCount)) {
    return false;
  }
  messages(state).set(message.messageId, {
    ...message,
    queueName: target.name,
    receiveCount: 0,
    visibleAt: clock.now().toISOString(),
  });
  return true;
}

const DeleteMessage = operation<DeleteMessageRequest>()(
  ['QueueUrl', 'ReceiptHandle'],
  [],
  ({ QueueUrl, ReceiptHandle }, { state }): object => {
    const found = messagesOf(state, findQueue(state, QueueUrl).name).find(
      ({ receiptHandle }) => receiptHandle === ReceiptHandle,
    );
    if (found) messages(state).delete(found.messageId);
    return {};
  },
);

const PurgeQueue = operation<PurgeQueueRequest>()(
  ['QueueUrl'],
  [],
  ({ QueueUrl }, { state }): object => {
    messagesOf(state, findQueue(state, QueueUrl).name).forEach(
      ({ messageId }) => messages(state).delete(messageId),
    );
    return {};
  },
);

function later(seconds: number, { clock }: CallContext): string {
  return new Date(clock.now().getTime() + seconds * 1000).toISOString();
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

export const messageOperations = {
  SendMessage,
  ReceiveMessage,
  DeleteMessage,
  PurgeQueue,
};
