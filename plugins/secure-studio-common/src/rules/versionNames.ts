import { environmentFullName, parseRef } from './environmentName';
import { Violation } from './Violation';

/**
 * How long a full name may be where a version of the product takes fewer characters than the portal:
 * 1.0 makes names of Route 53 Resolver of it with 38 characters of their own, and those have 64 at
 * most (API_route53resolver_FirewallDomainListMetadata, `Name`).
 */
const MAX_FULL_NAME_LENGTH: Readonly<Record<string, number>> = { '1.0': 26 };

/**
 * The rule that a name breaks of the version with which the environment would be made.
 *
 * @param version - Name of the product's version.
 */
export function checkVersionName(
  { owner, name }: { owner: string; name: string },
  version: string,
): Violation[] {
  const max = MAX_FULL_NAME_LENGTH[version] ?? Infinity;
  if (!parseRef(owner)) {
    return [];
  }
  const { length } = environmentFullName(owner, name);
  return length > max
    ? [
        {
          field: 'name',
          rule: `must be ${
            length - max
          } characters shorter: version ${version} of the product takes full names of at most ${max} characters`,
        },
      ]
    : [];
}
