import { JsonObject } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface LogGroupProperties {
  readonly LogGroupName?: string;
  readonly RetentionInDays?: number;
  readonly KmsKeyId?: string;
  readonly Tags?: Tag[];
}

const logGroup = resourceProvider<LogGroupProperties>({
  type: 'AWS::Logs::LogGroup',
  properties: ['LogGroupName', 'RetentionInDays', 'KmsKeyId', 'Tags'],
  attributes: ['Arn'],
  fixed: ['Tags'],
  async create(properties, context) {
    const { Tags = [], KmsKeyId, RetentionInDays } = properties;
    const logGroupName = properties.LogGroupName ?? context.generateName(512);
    await context.call('logs', 'CreateLogGroup', {
      logGroupName,
      kmsKeyId: KmsKeyId,
      tags:
        Tags.length > 0
          ? Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]))
          : undefined,
    });
    await setRetention(logGroupName, undefined, RetentionInDays, context);
    return { physicalId: logGroupName };
  },
  async ready({ physicalId }, { call }) {
    const { logGroups = [] } = await call('logs', 'DescribeLogGroups', {
      logGroupNamePrefix: physicalId,
    });
    const found = logGroups.find(
      ({ logGroupName }) => logGroupName === physicalId,
    );
    return { Arn: required(found?.arn, 'logGroups.arn') };
  },
  async update({ physicalId, properties: before }, after, context) {
    await setRetention(
      physicalId,
      before.RetentionInDays,
      after.RetentionInDays,
      context,
    );
    if (before.KmsKeyId !== after.KmsKeyId) {
      await (after.KmsKeyId
        ? context.call('logs', 'AssociateKmsKey', {
            logGroupName: physicalId,
            kmsKeyId: after.KmsKeyId,
          })
        : context.call('logs', 'DisassociateKmsKey', {
            logGroupName: physicalId,
          }));
    }
  },
  async delete({ physicalId }, { call }) {
    await call('logs', 'DeleteLogGroup', { logGroupName: physicalId });
  },
});

async function setRetention(
  logGroupName: string,
  before: number | undefined,
  after: number | undefined,
  { call }: ResourceContext,
): Promise<void> {
  if (before === after) {
    return;
  }
  await (after === undefined
    ? call('logs', 'DeleteRetentionPolicy', { logGroupName })
    : call('logs', 'PutRetentionPolicy', {
        logGroupName,
        retentionInDays: after,
      }));
}

interface LogResourcePolicyProperties {
  readonly PolicyName: string;
  readonly PolicyDocument: string | JsonObject;
}

const logResourcePolicy = resourceProvider<LogResourcePolicyProperties>({
  type: 'AWS::Logs::ResourcePolicy',
  properties: ['PolicyName', 'PolicyDocument'],
  async create(properties, context) {
    await putResourcePolicy(properties, context);
    return { physicalId: properties.PolicyName };
  },
  async update(_existing, properties, context) {
    await putResourcePolicy(properties, context);
  },
  async delete({ physicalId }, { call }) {
    await call('logs', 'DeleteResourcePolicy', { policyName: physicalId });
  },
});

async function putResourcePolicy(
  { PolicyName, PolicyDocument }: LogResourcePolicyProperties,
  { call }: ResourceContext,
): Promise<void> {
  await call('logs', 'PutResourcePolicy', {
    policyName: PolicyName,
    policyDocument:
      typeof PolicyDocument === 'string'
        ? PolicyDocument
        : JSON.stringify(PolicyDocument),
  });
}

export const logs = [logGroup, logResourcePolicy];
