import { isError } from '@backstage/errors';

/** Whether the same call may well succeed later: the backend is away, busy or restarting. */
export function isTransient(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  if (error.name !== 'ResponseError') {
    // fetch throws a TypeError where there is no answer at all.
    return error instanceof TypeError;
  }
  const status = Number(error.statusCode);
  return status === 429 || status >= 500;
}
