import { Clock } from '../clock';

/**
 * Limits calls as AWS does: a bucket of tokens that fills up steadily.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
export interface TokenBucket {
  /** Takes one token; false when there is none. */
  take(): boolean;
}

export function createTokenBucket(
  options: { capacity: number; refillPerSecond: number },
  clock: Clock,
): TokenBucket {
  const { capacity, refillPerSecond } = options;
  let tokens = capacity;
  let filledAt = clock.now().getTime();

  return {
    take() {
      const now = clock.now().getTime();
      const refill = ((now - filledAt) / 1000) * refillPerSecond;
      tokens = Math.min(capacity, tokens + refill);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
