import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { present, useTestServer } from '../testServer';

const server = useTestServer();
let sqs: SQSClient;
beforeEach(() => {
  sqs = new SQSClient(server.clientOptions());
});

const create = async (
  QueueName: string,
  Attributes: Record<string, string> = {},
) =>
  present(
    (await sqs.send(new CreateQueueCommand({ QueueName, Attributes })))
      .QueueUrl,
  );
const send = (QueueUrl: string, MessageBody: string) =>
  sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
const receive = async (QueueUrl: string) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages ?? [];

describe('a queue', () => {
  it('hides a message that was received until it is deleted or its time is up', async () => {
    const queue = await create('work');
    await send(queue, 'hello');
    const [message] = await receive(queue);
    expect(message).toMatchObject({ Body: 'hello' });
    expect(await receive(queue)).toEqual([]);

    server.running().clock.advance(31_000);
    const [again] = await receive(queue);
    expect(again).toMatchObject({ Body: 'hello' });
    await sqs.send(
      new DeleteMessageCommand({
        QueueUrl: queue,
        ReceiptHandle: present(again).ReceiptHandle,
      }),
    );
    server.running().clock.advance(31_000);
    expect(await receive(queue)).toEqual([]);
  });

  it('gives up on a message after so many receives', async () => {
    const dead = await create('dead');
    const queue = await create('work', {
      VisibilityTimeout: '0',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:dead',
        maxReceiveCount: 2,
      }),
    });
    await send(queue, 'poison');
    expect(await receive(queue)).toHaveLength(1);
    expect(await receive(queue)).toHaveLength(1);
    expect(await receive(queue)).toEqual([]);
    expect(await receive(dead)).toMatchObject([{ Body: 'poison' }]);
  });

  it('forgets messages after its retention period', async () => {
    const queue = await create('work', { MessageRetentionPeriod: '60' });
    await send(queue, 'old');
    server.running().clock.advance(61_000);
    expect(await receive(queue)).toEqual([]);
  });

  it('tells its attributes, and is gone once deleted', async () => {
    const queue = await create('work', { VisibilityTimeout: '7' });
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: queue,
        AttributeNames: ['QueueArn', 'VisibilityTimeout'],
      }),
    );
    expect(Attributes).toEqual({
      QueueArn: 'arn:aws:sqs:eu-west-1:111122223333:work',
      VisibilityTimeout: '7',
    });
    await sqs.send(new DeleteQueueCommand({ QueueUrl: queue }));
    await expect(
      sqs.send(new GetQueueUrlCommand({ QueueName: 'work' })),
    ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  it.each([
    [
      'an attribute that is not served',
      { FifoQueue: 'true' },
      'InvalidAttributeName',
    ],
    [
      'a time out of range',
      { VisibilityTimeout: '43201' },
      'InvalidAttributeValue',
    ],
    ['a policy that is none', { Policy: '{}' }, 'InvalidAttributeValue'],
    [
      'a redrive policy that is none',
      { RedrivePolicy: '{}' },
      'InvalidAttributeValue',
    ],
  ])('is refused with %s', async (_, attributes, name) => {
    await expect(create('work', attributes)).rejects.toMatchObject({ name });
  });
});
