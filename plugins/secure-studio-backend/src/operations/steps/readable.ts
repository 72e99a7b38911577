import { RecordOutcome } from '../provision';
import { passesByItself } from '../retry';

/** How often a stack that cannot be read is tried again once its record has ended. */
const MAX_TRIES = 3;

/**
 * Reads what tells of a record beside the record itself, which alone says how the operation ends: one that
 * goes on can wait for it, one that failed waits for its reason while that may come by itself.
 *
 * @param retries - The failures in a row before this try.
 * @returns undefined where the end is not to wait for it.
 * @throws what `read` throws, where that is to be tried again.
 */
export async function readableWithin<Result>(
  outcome: RecordOutcome,
  retries: number,
  read: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    const isOpen = outcome === 'open' || outcome === 'rollingBack';
    const needsReason = outcome === 'failed' && passesByItself(error);
    if (isOpen || needsReason || retries < MAX_TRIES) {
      throw error;
    }
    return undefined;
  }
}
