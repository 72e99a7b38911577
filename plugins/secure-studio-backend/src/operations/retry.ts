import { AwsError, AwsErrorKind } from '../aws';
import { OperationError } from './types';

/**
 * A failure before AWS was asked for the product: nothing is lost where it ends the operation. Whatever else
 * fails never ends one, since AWS may be at work.
 */
export class SubmissionError extends Error {
  override readonly name = 'SubmissionError';

  constructor(override readonly cause: unknown) {
    super(String(cause));
  }
}

/** What keeps the portal from going on, in words for a person. */
export class Hindrance extends Error {
  override readonly name = 'Hindrance';
}

/** Runs what happens before anything was launched. @throws SubmissionError for whatever goes wrong. */
export async function submitting<Result>(
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof SubmissionError ? error : new SubmissionError(error);
  }
}

/** How often in a row each kind of failure may come before it ends a submission. */
const MAX_RETRIES: Record<AwsErrorKind, number> = {
  // For as long as the patience lasts.
  throttled: Infinity,
  unavailable: Infinity,
  // Such as a name that is still being given up.
  conflict: 5,
  unexpected: 3,
  accessDenied: 0,
  quotaExceeded: 0,
  notFound: 0,
  invalidRequest: 0,
};

/** For failures that are not AWS's, such as a database that is restarted. */
const MAX_OTHER_RETRIES = 10;

/** Milliseconds. */
const MAX_DELAY = 60_000;
const MAX_JITTER = 0.25;
const PATIENCE_HOURS = 1;

/** Milliseconds between two steps of an operation, at most. */
export const LONGEST_DELAY = MAX_DELAY * (1 + MAX_JITTER);

export type RetryDecision =
  /** `delay` in milliseconds. */
  { kind: 'retry'; delay: number } | { kind: 'fail'; error: OperationError };

/**
 * Decides whether a step that failed is taken again. What is following is, always and with growing delays. A
 * submission ends at once with what needs a person, and after an hour with what might pass by itself.
 *
 * @param retries - The failures in a row before this one.
 * @param jitter - Between 0 and 1.
 */
export function decideRetry(
  error: unknown,
  retries: number,
  { pollInterval, jitter }: { pollInterval: number; jitter: number },
): RetryDecision {
  if (
    error instanceof SubmissionError &&
    retries >= maxRetries(error.cause, pollInterval)
  ) {
    return { kind: 'fail', error: endReason(error.cause) };
  }
  const spread = 1 - MAX_JITTER + 2 * MAX_JITTER * jitter;
  return {
    kind: 'retry',
    delay: Math.round(nominalDelay(retries, pollInterval) * spread),
  };
}

/** Whether the same call may well succeed later, without anybody's help. */
export function passesByItself(error: unknown): boolean {
  return error instanceof AwsError && MAX_RETRIES[error.kind] === Infinity;
}

/** What a person reads of a failure. One that is not AWS's may hold internals: the log has them. */
export function describe(error: unknown): OperationError {
  if (error instanceof SubmissionError) {
    return describe(error.cause);
  }
  return error instanceof AwsError || error instanceof Hindrance
    ? { name: error.name, message: error.message }
    : {
        name: 'InternalError',
        message: 'The portal failed to go on; its log says why',
      };
}

function maxRetries(cause: unknown, pollInterval: number): number {
  if (passesByItself(cause)) {
    return retriesWithin(PATIENCE_HOURS * 3_600_000, pollInterval);
  }
  return cause instanceof AwsError
    ? MAX_RETRIES[cause.kind]
    : MAX_OTHER_RETRIES;
}

function endReason(cause: unknown): OperationError {
  const { name, message } = describe(cause);
  return passesByItself(cause)
    ? {
        name,
        message: `AWS did not answer for ${PATIENCE_HOURS} hour: ${message}`,
      }
    : { name, message };
}

/** Counted, since a clock may jump. */
function retriesWithin(milliseconds: number, pollInterval: number): number {
  let retries = 0;
  for (let waited = 0; waited < milliseconds; retries++) {
    waited += nominalDelay(retries, pollInterval);
  }
  return retries;
}

function nominalDelay(retries: number, pollInterval: number): number {
  return Math.min(pollInterval * 2 ** Math.min(retries, 16), MAX_DELAY);
}
