import { createDeferred } from '@backstage/types';
import { Coalescer } from './Coalescer';

describe('Coalescer', () => {
  it('gives all who ask during a run the next one, and no more', async () => {
    const coalescer = new Coalescer();
    const first = createDeferred();
    const runs: string[] = [];
    const running = coalescer.run('a', async () => {
      runs.push('first');
      await first;
    });
    const later = [1, 2, 3].map(n =>
      coalescer.run('a', async () => {
        runs.push(`later ${n}`);
      }),
    );
    expect(runs).toEqual(['first']);
    first.resolve();
    await Promise.all([running, ...later]);
    expect(runs).toEqual(['first', 'later 1']);

    await coalescer.run('a', async () => {
      runs.push('last');
    });
    expect(runs).toEqual(['first', 'later 1', 'last']);
  });

  it('goes on after a run that failed', async () => {
    const coalescer = new Coalescer();
    const failing = coalescer.run('a', async () => {
      throw new Error('Down');
    });
    const next = coalescer.run('a', async () => undefined);
    await expect(failing).rejects.toThrow('Down');
    await expect(next).resolves.toBeUndefined();
  });

  it('lets different keys run side by side', async () => {
    const coalescer = new Coalescer();
    const never = createDeferred();
    coalescer.run('a', async () => never);
    await expect(
      coalescer.run('b', async () => undefined),
    ).resolves.toBeUndefined();
  });
});
