import { LoggerService } from '@backstage/backend-plugin-api';
import { CustomErrorBase, isError, toError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';
import { randomUUID } from 'node:crypto';
import { CatalogAwayError } from '../access';
import { TooManyRequestsError } from '../access/TooManyRequestsError';
import { AwsError } from '../aws';
import { DATABASE_RETRY_AFTER, isDatabaseAway } from '../databaseErrors';
import { MethodNotAllowedError } from './MethodNotAllowedError';
import { PayloadTooLargeError } from './PayloadTooLargeError';
import { UnsupportedMediaTypeError } from './UnsupportedMediaTypeError';

/**
 * Errors whose message is written for who asks. Others, and what caused these, may tell an address, a
 * statement or a stranger's name.
 */
const TOLD: readonly string[] = [
  'InputError',
  'AuthenticationError',
  'NotAllowedError',
  'NotFoundError',
  'ConflictError',
  'ServiceUnavailableError',
];

/** How long to wait for another part of the portal, in seconds. */
const PORTAL_RETRY_AFTER = 5;

/** What is answered instead of an error that is not to be told. */
export class UntoldError extends CustomErrorBase {
  constructor(
    override readonly name: 'ServiceUnavailableError' | 'InternalError',
    message: string,
    readonly statusCode: 500 | 503,
    /** Seconds after which it is worth another try; absent where nobody knows. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** Answers every error that a route throws; what it does not tell is in the log, under an id. */
export function createErrorHandler(logger: LoggerService): ErrorRequestHandler {
  return (thrown, _request, response, next) => {
    const error = told(thrown) ?? hide(thrown, logger);
    if (!response.headersSent && error.retryAfter !== undefined) {
      response.setHeader('Retry-After', error.retryAfter);
    }
    next(error);
  };
}

function told(error: unknown): (Error & { retryAfter?: number }) | undefined {
  if (
    error instanceof AwsError ||
    error instanceof CatalogAwayError ||
    error instanceof TooManyRequestsError ||
    error instanceof MethodNotAllowedError ||
    error instanceof PayloadTooLargeError ||
    error instanceof UnsupportedMediaTypeError
  ) {
    return error;
  }
  if (!isError(error) || !TOLD.includes(error.name)) {
    return undefined;
  }
  const [message] = error.message.split('; caused by ');
  return Object.assign(new Error(message), { name: error.name });
}

function hide(error: unknown, logger: LoggerService): UntoldError {
  if (isDatabaseAway(error)) {
    logger.warn('The database does not answer', toError(error));
    return new UntoldError(
      'ServiceUnavailableError',
      "The portal's database does not answer now. Try again in a moment.",
      503,
      DATABASE_RETRY_AFTER,
    );
  }
  const id = randomUUID();
  logger.error(`A request failed (${id})`, toError(error));
  return isPortalAway(error)
    ? new UntoldError(
        'ServiceUnavailableError',
        `Another part of the portal does not answer now. Try again in a moment. The log has the reason under ${id}.`,
        503,
        PORTAL_RETRY_AFTER,
      )
    : new UntoldError(
        'InternalError',
        `Something went wrong that should not. The log has the reason under ${id}.`,
        500,
      );
}

/** A call to another plugin failed. */
function isPortalAway(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'ResponseError' || error.message === 'fetch failed')
  );
}
