import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { shortHash } from './shortHash';

const MAX_LENGTH = 63;

/**
 * The name of a user's SageMaker profile: readable, and another one for each user, also where their
 * names differ only in characters that SageMaker does not take. SageMaker ignores case in it and
 * takes `[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}` (CreateUserProfile).
 *
 * @param userRef - Full entity ref of the user.
 * @public
 */
export function userProfileName(userRef: string): string {
  const ref = stringifyEntityRef(parseEntityRef(userRef));
  const hash = shortHash(ref);
  const readable = parseEntityRef(ref)
    .name.replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH - hash.length - 1)
    .replace(/^-+|-+$/g, '');
  return [readable, hash].filter(Boolean).join('-');
}
