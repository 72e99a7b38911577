import { randomBytes } from 'node:crypto';

/** A resource id as EC2 makes them, such as `vpc-0a1b2c3d4e5f60718`. */
export function newId(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}
