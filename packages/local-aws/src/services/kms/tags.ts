import type { Tag } from '@aws-sdk/client-kms';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';

const maximumTags = 50;

/** Tags after others were added. @throws TagException */
export function withAddedTags(
  tags: readonly Tag[],
  added: readonly Tag[],
  { caller }: CallContext,
): Tag[] {
  const all = new Map(tags.map(tag => [tag.TagKey, tag]));
  if (new Set(added.map(({ TagKey }) => TagKey)).size !== added.length) {
    throw new AwsError('TagException', 'Duplicate tag keys');
  }
  for (const tag of added) {
    if (!tag.TagKey || (tag.TagKey.startsWith('aws:') && !caller.calledVia)) {
      throw new AwsError('TagException', `Invalid tag key: ${tag.TagKey}`);
    }
    all.set(tag.TagKey, tag);
  }
  if (all.size > maximumTags) {
    throw new AwsError('LimitExceededException', 'Too many tags');
  }
  return [...all.values()];
}
