import { isError } from '@backstage/errors';

/** The backend's own words where it answered, else why it could not be asked. */
export function reasonOf(error: { message: string; cause?: unknown }): string {
  return isError(error.cause) ? error.cause.message : error.message;
}

/** Whether the backend has no such thing, or none that the viewer may see. */
export function isNotFound(error: Error | null): boolean {
  return (
    error?.name === 'NotFoundError' ||
    (isError(error?.cause) && error.cause.name === 'NotFoundError')
  );
}
