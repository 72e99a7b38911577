import type { ResourceType, TagSpecification } from '@aws-sdk/client-ec2';
import { ResourceContext } from './ResourceProvider';
import { Tag, tagChanges } from './tags';

/** The tags of a resource that is created, as EC2 takes them. */
export function tagSpecifications(
  type: ResourceType,
  tags: readonly Tag[] | undefined,
): TagSpecification[] | undefined {
  return tags && tags.length > 0
    ? [{ ResourceType: type, Tags: [...tags] }]
    : undefined;
}

/** Brings the tags of an EC2 resource from what its properties said to what they say. */
export async function updateTags(
  id: string,
  before: readonly Tag[] | undefined,
  after: readonly Tag[] | undefined,
  { call }: ResourceContext,
): Promise<void> {
  const { removed, set } = tagChanges(before, after);
  if (removed.length > 0) {
    await call('ec2', 'DeleteTags', {
      Resources: [id],
      Tags: removed.map(Key => ({ Key })),
    });
  }
  if (set.length > 0) {
    await call('ec2', 'CreateTags', { Resources: [id], Tags: set });
  }
}
