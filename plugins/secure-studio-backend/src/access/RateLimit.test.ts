import { RateLimit, TooManyRequestsError } from './RateLimit';

describe('RateLimit', () => {
  let now = 0;
  const limit = () =>
    new RateLimit({ limit: 2, window: 60_000, now: () => now });

  it('refuses what is too much and says when it is possible again', () => {
    const rateLimit = limit();
    now = 0;
    rateLimit.take('a');
    now = 10_000;
    rateLimit.take('a');
    now = 20_000;
    expect(() => rateLimit.take('a')).toThrow(
      expect.objectContaining({ statusCode: 429, retryAfter: 40 }),
    );
    now = 60_000;
    expect(() => rateLimit.take('a')).not.toThrow();
    expect(() => rateLimit.take('a')).toThrow(TooManyRequestsError);
  });

  it('counts each key by itself', () => {
    const rateLimit = limit();
    rateLimit.take('a');
    rateLimit.take('a');
    expect(() => rateLimit.take('b')).not.toThrow();
  });
});
