/**
 * Remembers what was last read under a key for a while. Whoever asks while it is read waits for the
 * same answer; a failure is not remembered.
 */
export class Remembered<Value> {
  readonly #answers = new Map<
    string,
    { answer: Promise<Value>; readAt: number }
  >();
  readonly #now: () => number;

  /** @param options - `freshFor` and `now` in milliseconds, of a clock that never jumps. */
  constructor(
    private readonly options: { freshFor: number; now?: () => number },
  ) {
    this.#now = options.now ?? (() => performance.now());
  }

  async get(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#answers.get(key);
    if (known && this.#now() - known.readAt < this.options.freshFor) {
      return known.answer;
    }
    const answer = read();
    this.#answers.set(key, { answer, readAt: this.#now() });
    try {
      return await answer;
    } catch (error) {
      if (this.#answers.get(key)?.answer === answer) {
        this.#answers.delete(key);
      }
      throw error;
    }
  }
}
