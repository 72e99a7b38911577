import { AwsError, AwsErrorKind } from '../aws';
import {
  decideRetry,
  describe as describeFailure,
  Hindrance,
  LONGEST_DELAY,
  SubmissionError,
  submitting,
} from './retry';

const timing = { pollInterval: 5_000, jitter: 0.5 };
const awsError = (kind: AwsErrorKind) =>
  new AwsError(kind, `AWS says ${kind}`, 'Code');

/** How often in a row a submission is tried again. */
function retriesOf(error: unknown): number {
  let retries = 0;
  while (
    decideRetry(new SubmissionError(error), retries, timing).kind === 'retry'
  ) {
    retries += 1;
  }
  return retries;
}

describe('decideRetry', () => {
  it('waits longer each time, up to a minute', () => {
    const delays = [0, 1, 2, 10, 1000].map(retries =>
      decideRetry(awsError('throttled'), retries, {
        ...timing,
        pollInterval: 1_000,
      }),
    );
    expect(delays).toEqual(
      [1000, 2000, 4000, 60_000, 60_000].map(delay => ({
        kind: 'retry',
        delay,
      })),
    );
  });

  it.each([
    [0, 3750],
    [1, 6250],
  ])('spreads the retries of many: with %d to %d ms', (jitter, delay) => {
    expect(
      decideRetry(awsError('throttled'), 0, { ...timing, jitter }),
    ).toEqual({ kind: 'retry', delay });
  });

  it('never sets a delay that counts as one of a wrong clock', () => {
    expect(
      decideRetry(new Error(), 1000, { pollInterval: 60_000, jitter: 1 }),
    ).toEqual({ kind: 'retry', delay: LONGEST_DELAY });
  });

  it.each<[AwsErrorKind, number]>([
    ['accessDenied', 0],
    ['quotaExceeded', 0],
    ['notFound', 0],
    ['invalidRequest', 0],
    ['unexpected', 3],
    ['conflict', 5],
  ])(
    'ends a submission that meets %s after %d retries, with the reason',
    (kind, retries) => {
      expect(retriesOf(awsError(kind))).toBe(retries);
      expect(
        decideRetry(new SubmissionError(awsError(kind)), retries, timing),
      ).toEqual({
        kind: 'fail',
        error: { name: awsError(kind).name, message: `AWS says ${kind}` },
      });
    },
  );

  it.each<AwsErrorKind>(['throttled', 'unavailable'])(
    'ends a submission that meets %s for an hour',
    kind => {
      const error = new SubmissionError(awsError(kind));
      let waited = 0;
      let retries = 0;
      for (;;) {
        const decision = decideRetry(error, retries, timing);
        if (decision.kind === 'fail') {
          expect(decision.error.message).toBe(
            `AWS did not answer for 1 hour: AWS says ${kind}`,
          );
          break;
        }
        waited += decision.delay;
        retries += 1;
      }
      expect(waited / 60_000).toBeGreaterThanOrEqual(60);
      expect(waited / 60_000).toBeLessThan(62);
    },
  );

  it('ends a submission by a failure of its own, and keeps internals out of the reason', () => {
    expect(retriesOf(new Error('internal-detail'))).toBe(10);
    const decision = decideRetry(
      new SubmissionError(new Error('internal-detail')),
      10,
      timing,
    );
    expect(JSON.stringify(decision)).not.toContain('internal-detail');
  });

  it.each([
    awsError('accessDenied'),
    awsError('notFound'),
    awsError('invalidRequest'),
    awsError('quotaExceeded'),
    awsError('conflict'),
    awsError('unexpected'),
    awsError('throttled'),
    awsError('unavailable'),
    new Hindrance('No such target'),
    new Error('a mistake of our own'),
    'not even an error',
  ])('never ends by %s what AWS may be at work on', error => {
    for (const retries of [0, 5, 100, 1_000_000]) {
      expect(decideRetry(error, retries, timing).kind).toBe('retry');
    }
  });
});

describe('submitting', () => {
  it('marks whatever goes wrong, once', async () => {
    const cause = awsError('throttled');
    const failing = submitting(() =>
      submitting(async () => {
        throw cause;
      }),
    );
    await expect(failing).rejects.toMatchObject({
      name: 'SubmissionError',
      cause,
    });
  });
});

describe('describe', () => {
  it.each([
    [awsError('conflict'), 'AWS says conflict'],
    [new SubmissionError(awsError('conflict')), 'AWS says conflict'],
    [new Hindrance('No such target'), 'No such target'],
    [new Error('secret'), 'The portal failed to go on; its log says why'],
  ])('of %s is what a person may read', (error, message) => {
    expect(describeFailure(error).message).toBe(message);
  });
});
