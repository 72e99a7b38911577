import type {
  DisableKeyRotationRequest,
  EnableKeyRotationRequest,
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
  ListResourceTagsRequest,
  ListResourceTagsResponse,
  PutKeyPolicyRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../AwsError';
import { validKeyPolicy } from './keyPolicy';
import { page } from './listing';
import { operation } from './operation';
import { findKey, findUsableKey, setKey } from './tables';
import { withAddedTags } from './tags';

const EnableKeyRotation = operation<EnableKeyRotationRequest>()(
  ['KeyId'],
  ['RotationPeriodInDays'],
  ({ KeyId, RotationPeriodInDays = 365 }, context): object => {
    const key = findUsableKey(KeyId, context);
    if (!key.enabled) {
      throw new AwsError('DisabledException', `${key.arn} is disabled.`);
    }
    // "a number between 90 and 2560" days
    if (RotationPeriodInDays < 90 || RotationPeriodInDays > 2560) {
      throw new AwsError(
        'ValidationException',
        `RotationPeriodInDays ${RotationPeriodInDays} must be between 90 and 2560.`,
      );
    }
    setKey(context.state, {
      ...key,
      rotationPeriodInDays: RotationPeriodInDays,
    });
    return {};
  },
);

const DisableKeyRotation = operation<DisableKeyRotationRequest>()(
  ['KeyId'],
  [],
  ({ KeyId }, context): object => {
    const { rotationPeriodInDays: _, ...key } = findUsableKey(KeyId, context);
    setKey(context.state, key);
    return {};
  },
);

const GetKeyRotationStatus = operation<GetKeyRotationStatusRequest>()(
  ['KeyId'],
  [],
  ({ KeyId }, context): GetKeyRotationStatusResponse => {
    const key = findKey(KeyId, context);
    return {
      KeyId: key.arn,
      KeyRotationEnabled: key.rotationPeriodInDays !== undefined,
      RotationPeriodInDays: key.rotationPeriodInDays,
    };
  },
);

const PutKeyPolicy = operation<PutKeyPolicyRequest>()(
  ['KeyId', 'Policy'],
  ['PolicyName', 'BypassPolicyLockoutSafetyCheck'],
  (input, context): object => {
    const key = findUsableKey(input.KeyId, context);
    requireDefaultName(input.PolicyName);
    const policy = validKeyPolicy(
      input.Policy,
      context.caller,
      input.BypassPolicyLockoutSafetyCheck,
    );
    setKey(context.state, { ...key, policy });
    return {};
  },
);

const GetKeyPolicy = operation<GetKeyPolicyRequest>()(
  ['KeyId'],
  ['PolicyName'],
  ({ KeyId, PolicyName }, context): GetKeyPolicyResponse => {
    requireDefaultName(PolicyName);
    return { Policy: findKey(KeyId, context).policy, PolicyName: 'default' };
  },
);

/** "The only valid value is default." */
function requireDefaultName(name: string = 'default'): void {
  if (name !== 'default') {
    throw new AwsError('NotFoundException', `No such policy exists: ${name}`);
  }
}

const TagResource = operation<TagResourceRequest>()(
  ['KeyId', 'Tags'],
  [],
  ({ KeyId, Tags }, context): object => {
    const key = findUsableKey(KeyId, context);
    const tags = withAddedTags(key.tags, Tags, context);
    setKey(context.state, { ...key, tags });
    return {};
  },
);

const UntagResource = operation<UntagResourceRequest>()(
  ['KeyId', 'TagKeys'],
  [],
  ({ KeyId, TagKeys }, context): object => {
    const key = findUsableKey(KeyId, context);
    const tags = key.tags.filter(
      ({ TagKey = '' }) => !TagKeys.includes(TagKey),
    );
    setKey(context.state, { ...key, tags });
    return {};
  },
);

const ListResourceTags = operation<ListResourceTagsRequest>()(
  ['KeyId'],
  ['Limit', 'Marker'],
  (input, context): ListResourceTagsResponse => {
    const { tags } = findKey(input.KeyId, context);
    const { items, ...rest } = page(tags, ({ TagKey = '' }) => TagKey, input);
    return { ...rest, Tags: items };
  },
);

export const keySettingOperations = {
  EnableKeyRotation,
  DisableKeyRotation,
  GetKeyRotationStatus,
  PutKeyPolicy,
  GetKeyPolicy,
  TagResource,
  UntagResource,
  ListResourceTags,
};
