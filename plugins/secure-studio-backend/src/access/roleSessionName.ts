import { createHash } from 'node:crypto';

const MAX_LENGTH = 64;
const HASH_LENGTH = 12;

/**
 * A role session's name for a user: readable in CloudTrail, and another one for every user.
 *
 * An entity ref does not fit the pattern `[\w+=,.@-]{2,64}`.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function roleSessionName(userRef: string): string {
  const hash = createHash('sha256')
    .update(userRef)
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const readable = userRef
    .replace(/[^A-Za-z0-9_+=,.@-]+/g, '-')
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1);
  return `${readable}-${hash}`;
}
