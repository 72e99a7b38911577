import { AwsError } from '../aws';
import { decideRetry } from './retry';

const timing = { pollInterval: 1000, jitter: 0.5 };
const throttled = new AwsError('throttled', 'AWS throttles', 'Throttling');

describe('decideRetry', () => {
  it('waits longer each time, up to a minute', () => {
    const delays = [0, 1, 2, 10, 1000].map(retries =>
      decideRetry(throttled, retries, timing),
    );
    expect(delays).toEqual(
      [1000, 2000, 4000, 60_000, 60_000].map(delay => ({
        kind: 'retry',
        delay,
      })),
    );
  });

  it('spreads the retries of many', () => {
    expect(decideRetry(throttled, 0, { ...timing, jitter: 0 })).toEqual({
      kind: 'retry',
      delay: 750,
    });
  });

  it('does not retry what needs a person', () => {
    const error = new AwsError(
      'accessDenied',
      'The role x may not call y',
      'AccessDenied',
    );
    expect(decideRetry(error, 0, timing)).toEqual({
      kind: 'fail',
      error: {
        name: 'AwsAccessDeniedError',
        message: 'The role x may not call y',
      },
    });
  });

  it('gives up on conflicts and on errors of its own, and keeps internals out of the reason', () => {
    const conflict = new AwsError('conflict', 'Taken', 'Duplicate');
    expect(decideRetry(conflict, 4, timing).kind).toBe('retry');
    expect(decideRetry(conflict, 5, timing).kind).toBe('fail');
    expect(decideRetry(new Error('x'), 9, timing).kind).toBe('retry');
    const decision = decideRetry(new Error('internal-detail'), 10, timing);
    expect(decision.kind).toBe('fail');
    expect(JSON.stringify(decision)).not.toContain('internal-detail');
  });
});
