import type { Tag } from '@aws-sdk/client-iam';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { limitExceeded } from './operation';

const maximumTags = 50;

/**
 * Tags after others were added. Keys differ in more than case ("Rules for tagging in
 * IAM and AWS STS").
 *
 * @throws InvalidInput, LimitExceeded
 */
export function withAddedTags(
  tags: readonly Tag[],
  added: readonly Tag[],
  { caller }: CallContext,
): Tag[] {
  const all = new Map(tags.map(tag => [tag.Key?.toLowerCase(), tag]));
  const seen = new Set<string>();
  for (const { Key = '', Value = '' } of added) {
    const key = Key.toLowerCase();
    if (seen.has(key)) {
      throw new AwsError(
        'InvalidInput',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      );
    }
    if (key.startsWith('aws:') && !caller.calledVia) {
      throw new AwsError(
        'InvalidInput',
        'Tag keys starting with aws: are reserved for internal use.',
      );
    }
    seen.add(key);
    all.set(key, { Key, Value });
  }
  if (all.size > maximumTags) {
    throw limitExceeded(`Cannot exceed quota for TagsPerRole: ${maximumTags}`);
  }
  return [...all.values()];
}

export function withoutTags(
  tags: readonly Tag[],
  keys: readonly string[],
): Tag[] {
  const removed = new Set(keys.map(key => key.toLowerCase()));
  return tags.filter(({ Key = '' }) => !removed.has(Key.toLowerCase()));
}
