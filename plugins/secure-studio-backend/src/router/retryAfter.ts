import { ErrorRequestHandler } from 'express';

/** Tells the client when it makes sense to try again, where an error knows. */
export const sayWhenToRetry: ErrorRequestHandler = (
  error: { retryAfter?: unknown },
  _request,
  response,
  next,
) => {
  if (typeof error.retryAfter === 'number') {
    response.setHeader('Retry-After', error.retryAfter);
  }
  next(error);
};
