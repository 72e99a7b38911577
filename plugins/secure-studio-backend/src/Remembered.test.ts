import { Remembered } from './Remembered';

/** Answers with how often it was asked. */
function aSource() {
  const state = { asked: 0, now: 0 };
  const remembered = new Remembered<number>({
    freshFor: 1_000,
    now: () => state.now,
  });
  return {
    state,
    remembered,
    read: async () => {
      state.asked += 1;
      return state.asked;
    },
  };
}

describe('Remembered', () => {
  it('reads again once an answer is old, and each key by itself', async () => {
    const { state, remembered, read } = aSource();
    expect(await remembered.get('a', read)).toBe(1);
    state.now = 999;
    expect(await remembered.get('a', read)).toBe(1);
    expect(await remembered.get('b', read)).toBe(2);
    state.now = 1_000;
    expect(await remembered.get('a', read)).toBe(3);
  });

  it('gives all who ask meanwhile the same answer', async () => {
    const { state, remembered, read } = aSource();
    expect(
      await Promise.all([remembered.get('a', read), remembered.get('a', read)]),
    ).toEqual([1, 1]);
    expect(state.asked).toBe(1);
  });

  it('remembers no failure, and a newer answer survives an older failure', async () => {
    const { state, remembered, read } = aSource();
    await expect(
      remembered.get('a', async () => {
        throw new Error('Down');
      }),
    ).rejects.toThrow('Down');
    expect(await remembered.get('a', read)).toBe(1);

    let fail: (error: Error) => void = () => {};
    state.now = 2_000;
    const slow = remembered.get(
      'a',
      () =>
        new Promise<number>((_, reject) => {
          fail = reject;
        }),
    );
    state.now = 4_000;
    expect(await remembered.get('a', read)).toBe(2);
    fail(new Error('Late'));
    await expect(slow).rejects.toThrow('Late');
    expect(await remembered.get('a', read)).toBe(2);
  });
});
