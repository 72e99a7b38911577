import { Tag } from '@aws-sdk/client-service-catalog';

/** A later tag replaces an earlier one of the same key. */
export function mergeTags(
  existing: readonly Tag[],
  added: readonly Tag[] = [],
  removedKeys: readonly string[] = [],
): Tag[] {
  const merged = new Map([...existing, ...added].map(tag => [tag.Key, tag]));
  for (const key of removedKeys) merged.delete(key);
  return [...merged.values()];
}
