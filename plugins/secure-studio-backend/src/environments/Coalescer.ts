/**
 * Runs at most one task per key at a time. Whoever asks while one runs gets the next run, which all
 * who wait share: an answer never predates the question.
 */
export class Coalescer {
  readonly #running = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, Promise<void>>();

  run(key: string, task: () => Promise<void>): Promise<void> {
    const waiting = this.#waiting.get(key);
    if (waiting) {
      return waiting;
    }
    const running = this.#running.get(key);
    if (!running) {
      return this.#start(key, task);
    }
    const next = running
      .catch(() => undefined)
      .then(() => {
        this.#waiting.delete(key);
        return this.#start(key, task);
      });
    this.#waiting.set(key, next);
    return next;
  }

  #start(key: string, task: () => Promise<void>): Promise<void> {
    const run = task().finally(() => this.#running.delete(key));
    this.#running.set(key, run);
    return run;
  }
}
