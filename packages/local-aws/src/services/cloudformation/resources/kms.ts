import type { KeySpec, KeyUsageType } from '@aws-sdk/client-kms';
import { JsonObject } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface KeyProperties {
  readonly Description?: string;
  readonly KeyPolicy?: JsonObject;
  readonly KeySpec?: KeySpec;
  readonly KeyUsage?: KeyUsageType;
  readonly Enabled?: boolean;
  readonly EnableKeyRotation?: boolean;
  readonly RotationPeriodInDays?: number;
  readonly PendingWindowInDays?: number;
  readonly Tags?: Tag[];
}

const key = resourceProvider<KeyProperties>({
  type: 'AWS::KMS::Key',
  properties: [
    'Description',
    'KeyPolicy',
    'KeySpec',
    'KeyUsage',
    'Enabled',
    'EnableKeyRotation',
    'RotationPeriodInDays',
    'PendingWindowInDays',
    'Tags',
  ],
  attributes: ['Arn', 'KeyId'],
  fixed: ['Tags'],
  async create(properties, context) {
    const { Description, KeyPolicy, KeySpec, KeyUsage, Tags } = properties;
    const { KeyMetadata } = await context.call('kms', 'CreateKey', {
      Description,
      KeySpec,
      KeyUsage,
      Policy: KeyPolicy && JSON.stringify(KeyPolicy),
      Tags: Tags?.map(tag => ({ TagKey: tag.Key, TagValue: tag.Value })),
    });
    const physicalId = required(KeyMetadata?.KeyId, 'KeyMetadata.KeyId');
    await setRotationAndState(physicalId, {}, properties, context);
    return {
      physicalId,
      attributes: {
        KeyId: physicalId,
        Arn: required(KeyMetadata?.Arn, 'KeyMetadata.Arn'),
      },
    };
  },
  async update({ physicalId: KeyId, properties: before }, after, context) {
    if (after.KeyPolicy !== undefined) {
      await context.call('kms', 'PutKeyPolicy', {
        KeyId,
        Policy: JSON.stringify(after.KeyPolicy),
      });
    }
    if (before.Description !== after.Description) {
      await context.call('kms', 'UpdateKeyDescription', {
        KeyId,
        Description: after.Description ?? '',
      });
    }
    await setRotationAndState(KeyId, before, after, context);
  },
  async delete({ physicalId, properties }, { call }) {
    await call('kms', 'ScheduleKeyDeletion', {
      KeyId: physicalId,
      PendingWindowInDays: properties.PendingWindowInDays,
    });
  },
});

async function setRotationAndState(
  KeyId: string,
  before: KeyProperties,
  after: KeyProperties,
  { call }: ResourceContext,
): Promise<void> {
  const { EnableKeyRotation: rotates = false, RotationPeriodInDays } = after;
  if (
    rotates !== (before.EnableKeyRotation ?? false) ||
    (rotates && RotationPeriodInDays !== before.RotationPeriodInDays)
  ) {
    await (rotates
      ? call('kms', 'EnableKeyRotation', { KeyId, RotationPeriodInDays })
      : call('kms', 'DisableKeyRotation', { KeyId }));
  }
  if ((after.Enabled ?? true) !== (before.Enabled ?? true)) {
    await call('kms', after.Enabled === false ? 'DisableKey' : 'EnableKey', {
      KeyId,
    });
  }
}

interface AliasProperties {
  readonly AliasName: string;
  readonly TargetKeyId: string;
}

const alias = resourceProvider<AliasProperties>({
  type: 'AWS::KMS::Alias',
  properties: ['AliasName', 'TargetKeyId'],
  async create(properties, { call }) {
    await call('kms', 'CreateAlias', properties);
    return { physicalId: properties.AliasName };
  },
  async update(_existing, properties, { call }) {
    await call('kms', 'UpdateAlias', properties);
  },
  async delete({ physicalId }, { call }) {
    await call('kms', 'DeleteAlias', { AliasName: physicalId });
  },
});

export const kms = [key, alias];
