import { AwsError, AwsErrorKind } from '../aws';
import { OperationError } from './types';

/** How often in a row each kind of failure may come before it ends an operation. */
const MAX_RETRIES: Record<AwsErrorKind, number> = {
  throttled: Infinity,
  unavailable: Infinity,
  // Such as a name that Service Catalog has taken, but does not show yet.
  conflict: 5,
  unexpected: 3,
  accessDenied: 0,
  quotaExceeded: 0,
  notFound: 0,
  invalidRequest: 0,
};

/** For failures that are not AWS's, such as a database that is restarted. */
const MAX_OTHER_RETRIES = 10;

const MAX_DELAY = 60_000;

export type RetryDecision =
  /** `delay` in milliseconds. */
  { kind: 'retry'; delay: number } | { kind: 'fail'; error: OperationError };

/**
 * Decides whether a step that failed is taken again: with growing delays for what may pass by itself, not at
 * all for what needs a person.
 *
 * @param retries - The failures in a row before this one.
 * @param jitter - Between 0 and 1.
 */
export function decideRetry(
  error: unknown,
  retries: number,
  { pollInterval, jitter }: { pollInterval: number; jitter: number },
): RetryDecision {
  const max =
    error instanceof AwsError ? MAX_RETRIES[error.kind] : MAX_OTHER_RETRIES;
  if (retries >= max) {
    return { kind: 'fail', error: describe(error) };
  }
  const delay = Math.min(pollInterval * 2 ** Math.min(retries, 16), MAX_DELAY);
  return { kind: 'retry', delay: Math.round(delay * (0.75 + jitter / 2)) };
}

/** What a person reads of a failure. One that is not AWS's may hold internals: the log has them. */
export function describe(error: unknown): OperationError {
  return error instanceof AwsError
    ? { name: error.name, message: error.message }
    : {
        name: 'InternalError',
        message: 'The portal failed to go on; its log says why',
      };
}
