import {
  DisableRuleCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  Target,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { present, useTestServer } from '../testServer';

const server = useTestServer();
let events: EventBridgeClient;
let sqs: SQSClient;
beforeEach(() => {
  events = new EventBridgeClient(server.clientOptions());
  sqs = new SQSClient(server.clientOptions());
});

const arnOf = (queue: string) => `arn:aws:sqs:eu-west-1:111122223333:${queue}`;
const RULE = 'arn:aws:events:eu-west-1:111122223333:rule/studio';

const policyFor = (queue: string, sourceArn = RULE) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arnOf(queue),
      Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } },
    },
  });

const createQueue = async (
  QueueName: string,
  Attributes: Record<string, string> = { Policy: policyFor(QueueName) },
) => {
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName, Attributes }),
  );
  return present(QueueUrl);
};

const createRule = async (target: Partial<Target> = {}) => {
  await events.send(
    new PutRuleCommand({
      Name: 'studio',
      EventPattern: JSON.stringify({ source: ['studio'] }),
    }),
  );
  await events.send(
    new PutTargetsCommand({
      Rule: 'studio',
      Targets: [{ Id: 'queue', Arn: arnOf('findings'), ...target }],
    }),
  );
};

const put = async (detail: object = { name: 'lab' }, Source = 'studio') => {
  const { Entries } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          Source,
          DetailType: 'Changed',
          Detail: JSON.stringify(detail),
          Resources: ['arn:1'],
        },
      ],
    }),
  );
  return Entries?.[0];
};

const received = async (QueueUrl: string) => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body = '' }) => Body);
};

describe('an event', () => {
  it('reaches the queue of a rule that it matches, and of no other', async () => {
    const queue = await createQueue('findings');
    await createRule();
    await put();
    await put({}, 'other');
    const [body, ...others] = await received(queue);
    expect(others).toEqual([]);
    expect(JSON.parse(present(body))).toMatchObject({
      version: '0',
      source: 'studio',
      'detail-type': 'Changed',
      account: '111122223333',
      region: 'eu-west-1',
      resources: ['arn:1'],
      detail: { name: 'lab' },
    });
  });

  it('is not sent by a rule that is disabled', async () => {
    const queue = await createQueue('findings');
    await createRule();
    await events.send(new DisableRuleCommand({ Name: 'studio' }));
    await put();
    expect(await received(queue)).toEqual([]);
  });

  it.each([
    ['has no policy', {}],
    ['admits another rule', { Policy: policyFor('findings', `${RULE}-2`) }],
  ])('goes to the dead letters where the queue %s', async (_, attributes) => {
    const queue = await createQueue('findings', attributes);
    const deadLetters = await createQueue('dead');
    await createRule({ DeadLetterConfig: { Arn: arnOf('dead') } });
    await put();
    expect(await received(queue)).toEqual([]);
    expect(await received(deadLetters)).toHaveLength(1);
  });

  it('is lost without failing the call where nothing takes it', async () => {
    const queue = await createQueue('findings', {});
    await createRule();
    await expect(put()).resolves.toMatchObject({
      EventId: expect.any(String),
    });
    expect(await received(queue)).toEqual([]);
  });

  it('needs the key of an encrypted queue', async () => {
    const { KeyMetadata } = await new KMSClient(server.clientOptions()).send(
      new CreateKeyCommand({}),
    );
    const queue = await createQueue('findings');
    await createRule();
    await sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: queue,
        Attributes: { KmsMasterKeyId: present(KeyMetadata?.KeyId) },
      }),
    );
    await put();
    expect(await received(queue)).toEqual([]);
  });

  it.each<[string, Partial<Target>, string]>([
    ['a text of the rule', { Input: '"fixed"' }, '"fixed"'],
    ['a part', { InputPath: '$.detail.name' }, '"lab"'],
    [
      'a text made of parts',
      {
        InputTransformer: {
          InputPathsMap: {
            name: '$.detail.name',
            first: '$.resources[0]',
            none: '$.detail.none',
            detail: '$.detail',
          },
          InputTemplate:
            '{"name":<name>,"text":"<name> of <first>","none":"<none>","detail":<detail>}',
        },
      },
      '{"name":"lab","text":"lab of arn:1","none":"","detail":{"name":"lab"}}',
    ],
  ])('is sent as %s', async (_, target, expected) => {
    const queue = await createQueue('findings');
    await createRule(target);
    await put();
    expect(await received(queue)).toEqual([expected]);
  });

  it('cannot be put in the name of AWS', async () => {
    expect(await put({}, 'aws.sagemaker')).toMatchObject({
      ErrorCode: 'NotAuthorizedForSourceException',
    });
  });
});

describe('a call', () => {
  const createTrailRule = async () => {
    const queue = await createQueue('findings');
    await createRule();
    await events.send(
      new PutRuleCommand({
        Name: 'studio',
        EventPattern: JSON.stringify({
          'detail-type': ['AWS API Call via CloudTrail'],
        }),
      }),
    );
    await received(queue);
    return queue;
  };

  it('that changes something becomes an event', async () => {
    const queue = await createTrailRule();
    await createQueue('another', {});
    const [body] = (await received(queue)).slice(-1);
    expect(JSON.parse(present(body))).toMatchObject({
      source: 'aws.sqs',
      detail: {
        eventSource: 'sqs.amazonaws.com',
        eventName: 'CreateQueue',
        readOnly: false,
        userIdentity: {
          type: 'IAMUser',
          arn: 'arn:aws:iam::111122223333:user/local',
        },
        requestParameters: { queueName: 'another' },
      },
    });
  });

  it('that reads, or moves data, does not', async () => {
    const queue = await createTrailRule();
    await put();
    expect(await received(queue)).toEqual([]);
    expect(await received(queue)).toEqual([]);
  });
});
