import { LRUCache } from 'lru-cache';

interface Known<Answer> {
  readonly askedAt: number;
  readonly answer: Answer;
}

/**
 * Keeps answers for a time that counts from when they were asked for, so that none is older than it
 * says. Who asks while the same is asked already gets that answer. A failure is not kept.
 */
export class RecentAnswers<Answer extends object> {
  readonly #known: LRUCache<string, Known<Answer>>;
  readonly #asked = new Map<string, Known<Promise<Answer>>>();
  readonly #maxAge: number;
  readonly #now: () => number;

  constructor(options: {
    /** Milliseconds. */
    maxAge: number;
    /** Most that is kept, counted by `sizeOf`. */
    maxSize: number;
    /** At least 1. */
    sizeOf(answer: Answer): number;
    /** Milliseconds of a clock that never jumps. */
    now?: () => number;
  }) {
    this.#maxAge = options.maxAge;
    this.#now = options.now ?? (() => performance.now());
    this.#known = new LRUCache({
      maxSize: options.maxSize,
      sizeCalculation: ({ answer }) => options.sizeOf(answer),
    });
  }

  async get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#known.get(key);
    if (known && this.#isRecent(known)) {
      return known.answer;
    }
    const asked = this.#asked.get(key);
    if (asked && this.#isRecent(asked)) {
      return asked.answer;
    }
    const asking = { askedAt: this.#now(), answer: ask() };
    this.#asked.set(key, asking);
    try {
      const answer = await asking.answer;
      this.#known.set(key, { askedAt: asking.askedAt, answer });
      return answer;
    } finally {
      if (this.#asked.get(key) === asking) {
        this.#asked.delete(key);
      }
    }
  }

  #isRecent({ askedAt }: { askedAt: number }): boolean {
    return this.#now() - askedAt < this.#maxAge;
  }
}
