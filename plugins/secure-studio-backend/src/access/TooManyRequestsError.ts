import { CustomErrorBase } from '@backstage/errors';

/** Someone asks for too much in too short a time. */
export class TooManyRequestsError extends CustomErrorBase {
  override readonly name = 'TooManyRequestsError';
  readonly statusCode = 429;

  constructor(
    message: string,
    /** Seconds after which it is possible again. */
    readonly retryAfter: number,
  ) {
    super(message);
  }
}
