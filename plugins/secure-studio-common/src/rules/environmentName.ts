import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { shortHash } from './shortHash';
import { Violation } from './Violation';

/**
 * Longest full name of an environment. SageMaker allows 63 characters for a domain; the rest is left
 * for what the template adds to names.
 *
 * @public
 */
export const MAX_ENVIRONMENT_NAME_LENGTH = 50;

/** What every group has at least for its environments' names, whatever it is called itself. */
const MIN_ROOM_FOR_NAME = 20;

/** No tidy name has it. The last one stands before the name. */
const SEPARATOR = '--';

const MAX_SLUG_LENGTH =
  MAX_ENVIRONMENT_NAME_LENGTH - SEPARATOR.length - MIN_ROOM_FOR_NAME;

const TIDY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The name that a new environment gets everywhere: in the portal, in the catalog and on AWS. It is
 * stored with the environment and never computed again, since a group may be renamed or lose it.
 *
 * @param ownerRef - Entity ref of the owning group.
 * @param name - The environment's name without the group's.
 * @public
 */
export function environmentFullName(ownerRef: string, name: string): string {
  return `${groupSlug(ownerRef)}${SEPARATOR}${name}`;
}

/**
 * The name that was asked for, out of the full name.
 *
 * @public
 */
export function nameWithoutGroup(fullName: string): string {
  const start = fullName.lastIndexOf(SEPARATOR);
  return start < 0 ? fullName : fullName.slice(start + SEPARATOR.length);
}

/**
 * The rules that the owner and the environment's name break. Every group can own an environment.
 *
 * @public
 */
export function checkEnvironmentName(
  ownerRef: string,
  name: string,
): Violation[] {
  const isGroup =
    parseRef(ownerRef)?.kind.toLocaleLowerCase('en-US') === 'group';
  const nameRule =
    brokenFormRule(name) ??
    (isGroup ? brokenLengthRule(ownerRef, name) : undefined);
  return [
    ...(isGroup
      ? []
      : [
          {
            field: 'owner',
            rule: 'must be the entity ref of a group, such as group:default/team-a',
          },
        ]),
    ...(nameRule ? [{ field: 'name', rule: nameRule }] : []),
  ];
}

function brokenFormRule(name: string): string | undefined {
  return TIDY.test(name)
    ? undefined
    : 'must have only lower-case letters, digits and single hyphens, must start with a letter and end with a letter or digit';
}

function brokenLengthRule(ownerRef: string, name: string): string | undefined {
  const room =
    MAX_ENVIRONMENT_NAME_LENGTH - environmentFullName(ownerRef, '').length;
  return name.length > room
    ? `must have at most ${room} characters for this group, not ${name.length}, since the full name may have ${MAX_ENVIRONMENT_NAME_LENGTH}`
    : undefined;
}

/**
 * What stands for the group: its name where that is tidy, short and of the default namespace; of any
 * other a readable part and a hash of the whole ref, with a separator between them, so that it is no
 * other group's name.
 */
function groupSlug(ownerRef: string): string {
  const ref = stringifyEntityRef(parseEntityRef(ownerRef));
  const { namespace, name } = parseEntityRef(ref);
  if (
    namespace === DEFAULT_NAMESPACE &&
    name.length <= MAX_SLUG_LENGTH &&
    TIDY.test(name)
  ) {
    return name;
  }
  const hash = `${SEPARATOR}${shortHash(ref)}`;
  return readable(name, MAX_SLUG_LENGTH - hash.length) + hash;
}

/** Tidy, with a letter in front where the text starts with none. */
function readable(text: string, maxLength: number): string {
  const words = text.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '');
  const startsWithLetter = /^[a-z]/.test(words) ? words : `g-${words}`;
  return startsWithLetter.slice(0, maxLength).replace(/-$/, '');
}

/** The parts of a full entity ref, or nothing where it is none. */
export function parseRef(ref: string) {
  try {
    return parseEntityRef(ref);
  } catch {
    return undefined;
  }
}
