import { parseEntityRef } from '@backstage/catalog-model';
import { Violation } from './Violation';

/**
 * Longest full name of an environment. SageMaker allows 63 characters for a domain; the rest is left
 * for what the template adds to names.
 *
 * @public
 */
export const MAX_ENVIRONMENT_NAME_LENGTH = 50;

const GROUP_NAME = /^[a-z][a-z0-9-]*$/;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The name that an environment has everywhere: in the portal, in the catalog and on AWS.
 *
 * @param ownerRef - Full entity ref of the owning group.
 * @param name - The environment's name without the group's.
 * @public
 */
export function environmentFullName(ownerRef: string, name: string): string {
  return `${parseEntityRef(ownerRef).name.toLocaleLowerCase('en-US')}-${name}`;
}

/**
 * The rules that the owning group's name and the environment's name break.
 *
 * @public
 */
export function checkEnvironmentName(
  ownerRef: string,
  name: string,
): Violation[] {
  const ownerRule = brokenOwnerRule(ownerRef);
  const nameRule = brokenNameRule(name);
  const violations: Violation[] = [
    ...(ownerRule ? [{ field: 'owner', rule: ownerRule }] : []),
    ...(nameRule ? [{ field: 'name', rule: nameRule }] : []),
  ];
  if (violations.length > 0) {
    return violations;
  }
  const fullName = environmentFullName(ownerRef, name);
  return fullName.length > MAX_ENVIRONMENT_NAME_LENGTH
    ? [
        {
          field: 'name',
          rule: `must be shorter: the full name ${fullName} has ${fullName.length} characters, at most ${MAX_ENVIRONMENT_NAME_LENGTH} are allowed`,
        },
      ]
    : [];
}

function brokenOwnerRule(ownerRef: string): string | undefined {
  const owner = parseRef(ownerRef);
  if (owner?.kind.toLocaleLowerCase('en-US') !== 'group') {
    return 'must be the entity ref of a group, such as group:default/team-a';
  }
  return GROUP_NAME.test(owner.name.toLocaleLowerCase('en-US'))
    ? undefined
    : 'must be a group whose name starts with a letter and has only letters, digits and hyphens';
}

function brokenNameRule(name: string): string | undefined {
  return NAME.test(name)
    ? undefined
    : 'must have only lower-case letters, digits and single hyphens, and must start and end with a letter or digit';
}

/** The parts of a full entity ref, or nothing where it is none. */
export function parseRef(ref: string) {
  try {
    return parseEntityRef(ref);
  } catch {
    return undefined;
  }
}
