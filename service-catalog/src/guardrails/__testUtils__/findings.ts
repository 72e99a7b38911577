import {
  DeleteMessageCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalAws } from 'local-aws';

/** How the SDK's clients reach it. */
export function clientOptions(aws: LocalAws) {
  return {
    endpoint: aws.url,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}

export type ClientOptions = ReturnType<typeof clientOptions>;

/** Takes all findings out of the queue, as the platform team's tool would. */
export const receiveFindings = (options: ClientOptions): Promise<unknown[]> =>
  receiveAll(options, url => !url.includes('DeadLetters'));

/** What could not be delivered. */
export const receiveDeadLetters = (options: ClientOptions) =>
  receiveAll(options, url => url.includes('DeadLetters'));

async function receiveAll(
  options: ClientOptions,
  isWanted: (url: string) => boolean,
): Promise<unknown[]> {
  const sqs = new SQSClient(options);
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls.find(isWanted);
  const bodies: unknown[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (!Messages.length) return bodies;
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(JSON.parse(Body));
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}
