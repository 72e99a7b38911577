import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Where a page ends: what its last environment is sorted by, and its name. */
export interface ListPosition {
  readonly value: string;
  readonly name: string;
}

const MAX_VALUE_LENGTH = 255;

const cursorSchema = z.strictObject({
  list: z.string(),
  value: z
    .string()
    .max(MAX_VALUE_LENGTH)
    .regex(/^[\x20-\x7e]*$/),
  name: z
    .string()
    .max(50)
    .regex(/^[a-z][a-z0-9-]*$/),
});

/** Tells lists apart: of other filters or in another order. */
function fingerprint(list: object): string {
  return createHash('sha256')
    .update(JSON.stringify(list))
    .digest('base64url')
    .slice(0, 16);
}

/**
 * The position as a cursor, which is good for this list alone.
 *
 * @param list - What makes the list what it is: filters and order.
 */
export function encodeCursor(list: object, position: ListPosition): string {
  const { value, name } = position;
  return Buffer.from(
    JSON.stringify({ list: fingerprint(list), value, name }),
  ).toString('base64url');
}

/** @throws InputError where it is no cursor of this list. */
export function decodeCursor(list: object, cursor: string): ListPosition {
  const parsed = cursorSchema.safeParse(parseJson(cursor));
  if (!parsed.success || parsed.data.list !== fingerprint(list)) {
    throw new InputError(
      'cursor: must be the nextCursor of a page with the same filters and the same order',
    );
  }
  const { value, name } = parsed.data;
  return { value, name };
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
