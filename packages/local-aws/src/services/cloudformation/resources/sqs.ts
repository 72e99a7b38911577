import { JsonObject } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface QueueProperties {
  readonly QueueName?: string;
  readonly DelaySeconds?: number;
  readonly KmsDataKeyReusePeriodSeconds?: number;
  readonly KmsMasterKeyId?: string;
  readonly MaximumMessageSize?: number;
  readonly MessageRetentionPeriod?: number;
  readonly ReceiveMessageWaitTimeSeconds?: number;
  readonly RedrivePolicy?: JsonObject;
  readonly VisibilityTimeout?: number;
  readonly Tags?: Tag[];
}

const ATTRIBUTES = [
  'DelaySeconds',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'VisibilityTimeout',
] as const;

const queue = resourceProvider<QueueProperties>({
  type: 'AWS::SQS::Queue',
  properties: ['QueueName', 'Tags', ...ATTRIBUTES],
  attributes: ['Arn', 'QueueName', 'QueueUrl'],
  fixed: ['Tags'],
  async create(properties, context) {
    const QueueName = properties.QueueName ?? context.generateName(80);
    const { QueueUrl } = await context.call('sqs', 'CreateQueue', {
      QueueName,
      Attributes: given(properties),
      tags: Object.fromEntries(
        (properties.Tags ?? []).map(({ Key, Value }) => [Key, Value]),
      ),
    });
    const physicalId = required(QueueUrl, 'QueueUrl');
    return {
      physicalId,
      attributes: {
        Arn: `arn:aws:sqs:${context.region}:${context.accountId}:${QueueName}`,
        QueueName,
        QueueUrl: physicalId,
      },
    };
  },
  async update({ physicalId }, properties, { call }) {
    const set = given(properties);
    await call('sqs', 'SetQueueAttributes', {
      QueueUrl: physicalId,
      // An empty text takes back what an earlier template set.
      Attributes: Object.fromEntries(
        ATTRIBUTES.map(name => [name, set[name] ?? '']),
      ),
    });
  },
  async delete({ physicalId }, { call }) {
    await call('sqs', 'DeleteQueue', { QueueUrl: physicalId });
  },
});

/** The API takes every attribute as a text. */
function given(properties: QueueProperties): Record<string, string> {
  return Object.fromEntries(
    ATTRIBUTES.flatMap(name => {
      const value = properties[name];
      if (value === undefined) return [];
      return [
        [name, typeof value === 'object' ? JSON.stringify(value) : `${value}`],
      ];
    }),
  );
}

interface QueuePolicyProperties {
  readonly PolicyDocument: JsonObject;
  readonly Queues: string[];
}

const queuePolicy = resourceProvider<QueuePolicyProperties>({
  type: 'AWS::SQS::QueuePolicy',
  properties: ['PolicyDocument', 'Queues'],
  attributes: ['Id'],
  fixed: ['Queues'],
  async create({ PolicyDocument, Queues }, context) {
    await setPolicy(Queues, JSON.stringify(PolicyDocument), context);
    const physicalId = context.generateName(80);
    return { physicalId, attributes: { Id: physicalId } };
  },
  async update(_existing, { PolicyDocument, Queues }, context) {
    await setPolicy(Queues, JSON.stringify(PolicyDocument), context);
  },
  async delete({ properties }, context) {
    await setPolicy(properties.Queues, '', context);
  },
});

async function setPolicy(
  queues: readonly string[],
  Policy: string,
  { call }: ResourceContext,
): Promise<void> {
  for (const QueueUrl of queues) {
    await call('sqs', 'SetQueueAttributes', {
      QueueUrl,
      Attributes: { Policy },
    });
  }
}

export const sqs = [queue, queuePolicy];
