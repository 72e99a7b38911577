import { randomBytes } from 'node:crypto';
import { AwsError } from '../../AwsError';

/** "upper and lowercase alphanumeric characters with no spaces … also any of _+=,.@-" (API reference) */
const namePattern = /^[\w+=,.@-]+$/;
const pathPattern = /^\/([\x21-\x7e]+\/)?$/;

/** @throws ValidationError */
export function requireName(
  member: string,
  name: string,
  maximum: number,
): void {
  if (name.length > maximum || !namePattern.test(name)) {
    throw new AwsError(
      'ValidationError',
      `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_- and be at most ${maximum} characters long.`,
    );
  }
}

/** @throws ValidationError */
export function validPath(path: string = '/'): string {
  if (path.length > 512 || !pathPattern.test(path)) {
    throw new AwsError(
      'ValidationError',
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    );
  }
  return path;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A unique id: `AROA` is for roles, `ANPA` for managed policies ("IAM identifiers"). */
export function newId(prefix: 'AROA' | 'ANPA'): string {
  return (
    prefix +
    [...randomBytes(17)].map(byte => letters[byte % letters.length]).join('')
  );
}
