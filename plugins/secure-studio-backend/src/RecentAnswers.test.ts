import { RecentAnswers } from './RecentAnswers';

/** Answers with how often it was asked. */
function aSource() {
  const state = { asked: 0, now: 0 };
  const answers = new RecentAnswers<{ count: number }>({
    maxAge: 1_000,
    maxSize: 10,
    sizeOf: () => 1,
    now: () => state.now,
  });
  return {
    state,
    answers,
    read: async () => {
      state.asked += 1;
      return { count: state.asked };
    },
  };
}

describe('RecentAnswers', () => {
  it('asks again once an answer is old, and each key by itself', async () => {
    const { state, answers, read } = aSource();
    expect(await answers.get('a', read)).toEqual({ count: 1 });
    state.now = 999;
    expect(await answers.get('a', read)).toEqual({ count: 1 });
    expect(await answers.get('b', read)).toEqual({ count: 2 });
    state.now = 1_000;
    expect(await answers.get('a', read)).toEqual({ count: 3 });
  });

  it('gives all who ask meanwhile the same answer', async () => {
    const { state, answers, read } = aSource();
    expect(
      await Promise.all([answers.get('a', read), answers.get('a', read)]),
    ).toEqual([{ count: 1 }, { count: 1 }]);
    expect(state.asked).toBe(1);
  });

  it('keeps no failure, and a newer answer survives an older failure', async () => {
    const { state, answers, read } = aSource();
    await expect(
      answers.get('a', async () => {
        throw new Error('Down');
      }),
    ).rejects.toThrow('Down');
    expect(await answers.get('a', read)).toEqual({ count: 1 });

    let fail: (error: Error) => void = () => {};
    state.now = 2_000;
    const slow = answers.get(
      'a',
      () =>
        new Promise<{ count: number }>((_, reject) => {
          fail = reject;
        }),
    );
    state.now = 4_000;
    expect(await answers.get('a', read)).toEqual({ count: 2 });
    fail(new Error('Late'));
    await expect(slow).rejects.toThrow('Late');
    expect(await answers.get('a', read)).toEqual({ count: 2 });
  });
});
