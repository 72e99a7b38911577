import { partition } from '@aws-sdk/core/client';

/**
 * Whether AWS has a region of this name, as far as the installed AWS SDK knows (its copy of AWS's
 * `partitions.json`).
 */
export function isRegion(name: string): boolean {
  // A listed region has a description; for a name that only looks like one, its partition answers alone.
  return 'description' in partition(name) && !name.endsWith('-global');
}
