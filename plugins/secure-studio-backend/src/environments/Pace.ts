import { setTimeout as sleep } from 'node:timers/promises';

/** Lets one pass at a time, each a while after the one before. */
export class Pace {
  #next = 0;

  /**
   * @param interval - Milliseconds.
   */
  constructor(private readonly interval: number) {}

  async pass(): Promise<void> {
    const now = Date.now();
    const turn = Math.max(now, this.#next);
    this.#next = turn + this.interval;
    await sleep(turn - now);
  }
}
