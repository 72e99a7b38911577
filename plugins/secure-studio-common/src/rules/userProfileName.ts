import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const MAX_LENGTH = 63;
const HASH_LENGTH = 10;

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
  const readable = parseEntityRef(ref)
    .name.replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1)
    .replace(/^-+|-+$/g, '');
  return [readable, hash(ref)].filter(Boolean).join('-');
}

/** FNV-1a with 64 bits: tells names apart, in the browser too; it guards nothing. */
function hash(text: string): string {
  const value = new TextEncoder()
    .encode(text)
    .reduce(
      (state, byte) =>
        BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n),
      0xcbf29ce484222325n,
    );
  return value.toString(36).padStart(HASH_LENGTH, '0').slice(-HASH_LENGTH);
}
