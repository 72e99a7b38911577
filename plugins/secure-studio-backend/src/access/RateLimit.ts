import { CustomErrorBase } from '@backstage/errors';
import { LRUCache } from 'lru-cache';

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

/** Allows each key a number of requests in any window of time, on this replica. */
export class RateLimit {
  /** When each key's latest requests were, oldest first. */
  readonly #requests = new LRUCache<string, number[]>({ max: 10_000 });

  constructor(
    private readonly options: {
      limit: number;
      /** Milliseconds. */
      window: number;
      now?: () => number;
    },
  ) {}

  /** @throws TooManyRequestsError where the key has used up its requests. */
  take(key: string): void {
    const { limit, window, now = Date.now } = this.options;
    const time = now();
    const recent = (this.#requests.get(key) ?? []).filter(
      request => request > time - window,
    );
    if (recent.length >= limit) {
      throw new TooManyRequestsError(
        `At most ${limit} requests in ${window / 1000} seconds: wait a little`,
        Math.ceil((recent[0] + window - time) / 1000),
      );
    }
    this.#requests.set(key, [...recent, time]);
  }
}
