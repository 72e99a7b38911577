import type {
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
  CreateKeyRequest,
  CreateKeyResponse,
  DescribeKeyRequest,
  DescribeKeyResponse,
  DisableKeyRequest,
  EnableKeyRequest,
  KeyMetadata,
  ListKeysRequest,
  ListKeysResponse,
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
  UpdateKeyDescriptionRequest,
} from '@aws-sdk/client-kms';
import { randomUUID } from 'node:crypto';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { defaultKeyPolicy, validKeyPolicy } from './keyPolicy';
import { page } from './listing';
import { operation } from './operation';
import {
  findKey,
  findUsableKey,
  KeyRecord,
  livingKeys,
  setKey,
} from './tables';
import { withAddedTags } from './tags';

const dayInMilliseconds = 86_400_000;

const CreateKey = operation<CreateKeyRequest>()(
  [],
  [
    'Policy',
    'Description',
    'KeyUsage',
    'KeySpec',
    'CustomerMasterKeySpec',
    'Origin',
    'MultiRegion',
    'BypassPolicyLockoutSafetyCheck',
    'Tags',
  ],
  (input, context): CreateKeyResponse => {
    const { state, caller, region, clock } = context;
    requireServed('KeyUsage', input.KeyUsage, 'ENCRYPT_DECRYPT');
    requireServed('KeySpec', input.KeySpec, 'SYMMETRIC_DEFAULT');
    requireServed(
      'CustomerMasterKeySpec',
      input.CustomerMasterKeySpec,
      'SYMMETRIC_DEFAULT',
    );
    requireServed('Origin', input.Origin, 'AWS_KMS');
    requireServed('MultiRegion', input.MultiRegion, false);
    const keyId = randomUUID();
    const key: KeyRecord = {
      keyId,
      arn: `arn:aws:kms:${region}:${caller.accountId}:key/${keyId}`,
      description: input.Description ?? '',
      createdAt: clock.now().toISOString(),
      enabled: true,
      policy: validKeyPolicy(
        input.Policy ?? defaultKeyPolicy(caller.accountId),
        caller,
        input.BypassPolicyLockoutSafetyCheck,
      ),
      tags: withAddedTags([], input.Tags ?? [], context),
    };
    setKey(state, key);
    return { KeyMetadata: describeKey(key, context) };
  },
);

function requireServed<Value>(
  member: string,
  value: Value | undefined,
  served: Value,
): void {
  if (value !== undefined && value !== served) {
    throw new AwsError(
      'UnsupportedOperationException',
      `local-aws serves only keys with the ${member} ${served}.`,
    );
  }
}

const DescribeKey = operation<DescribeKeyRequest>()(
  ['KeyId'],
  ['GrantTokens'],
  ({ KeyId }, context): DescribeKeyResponse => ({
    KeyMetadata: describeKey(findKey(KeyId, context), context),
  }),
);

const ListKeys = operation<ListKeysRequest>()(
  [],
  ['Limit', 'Marker'],
  (input, context): ListKeysResponse => {
    const { items, ...rest } = page(
      livingKeys(context),
      ({ keyId }) => keyId,
      input,
    );
    return {
      ...rest,
      Keys: items.map(({ keyId, arn }) => ({ KeyId: keyId, KeyArn: arn })),
    };
  },
);

const EnableKey = operation<EnableKeyRequest>()(
  ['KeyId'],
  [],
  ({ KeyId }, context): object => {
    const key = findUsableKey(KeyId, context);
    setKey(context.state, { ...key, enabled: true });
    return {};
  },
);

const DisableKey = operation<DisableKeyRequest>()(
  ['KeyId'],
  [],
  ({ KeyId }, context): object => {
    const key = findUsableKey(KeyId, context);
    setKey(context.state, { ...key, enabled: false });
    return {};
  },
);

const UpdateKeyDescription = operation<UpdateKeyDescriptionRequest>()(
  ['KeyId', 'Description'],
  [],
  ({ KeyId, Description }, context): object => {
    const key = findUsableKey(KeyId, context);
    setKey(context.state, { ...key, description: Description });
    return {};
  },
);

const ScheduleKeyDeletion = operation<ScheduleKeyDeletionRequest>()(
  ['KeyId'],
  ['PendingWindowInDays'],
  (
    { KeyId, PendingWindowInDays = 30 },
    context,
  ): ScheduleKeyDeletionResponse => {
    const key = findUsableKey(KeyId, context);
    // "The waiting period … a value between 7 and 30, inclusive."
    if (PendingWindowInDays < 7 || PendingWindowInDays > 30) {
      throw new AwsError(
        'ValidationException',
        `PendingWindowInDays ${PendingWindowInDays} must be between 7 and 30.`,
      );
    }
    const DeletionDate = new Date(
      context.clock.now().getTime() + PendingWindowInDays * dayInMilliseconds,
    );
    setKey(context.state, {
      ...key,
      enabled: false,
      deletionDate: DeletionDate.toISOString(),
    });
    return {
      KeyId: key.arn,
      DeletionDate,
      KeyState: 'PendingDeletion',
      PendingWindowInDays,
    };
  },
);

const CancelKeyDeletion = operation<CancelKeyDeletionRequest>()(
  ['KeyId'],
  [],
  ({ KeyId }, context): CancelKeyDeletionResponse => {
    const { deletionDate, ...key } = findKey(KeyId, context);
    if (deletionDate === undefined) {
      throw new AwsError(
        'KMSInvalidStateException',
        `${key.arn} is not pending deletion.`,
      );
    }
    // "If this operation succeeds, the key state of the KMS key is Disabled."
    setKey(context.state, { ...key, enabled: false });
    return { KeyId: key.arn };
  },
);

function describeKey(key: KeyRecord, { caller }: CallContext): KeyMetadata {
  const { deletionDate } = key;
  const enabledState = key.enabled ? 'Enabled' : 'Disabled';
  return {
    AWSAccountId: caller.accountId,
    KeyId: key.keyId,
    Arn: key.arn,
    CreationDate: new Date(key.createdAt),
    Enabled: key.enabled,
    Description: key.description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: deletionDate === undefined ? enabledState : 'PendingDeletion',
    DeletionDate:
      deletionDate === undefined ? undefined : new Date(deletionDate),
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
  };
}

export const keyOperations = {
  CreateKey,
  DescribeKey,
  ListKeys,
  EnableKey,
  DisableKey,
  UpdateKeyDescription,
  ScheduleKeyDeletion,
  CancelKeyDeletion,
};
