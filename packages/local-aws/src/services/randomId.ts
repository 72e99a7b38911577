import { randomBytes } from 'node:crypto';

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Lower-case letters and digits, as most AWS ids have after their prefix. */
export function randomId(length: number): string {
  return [...randomBytes(length)]
    .map(byte => CHARACTERS[byte % CHARACTERS.length])
    .join('');
}
