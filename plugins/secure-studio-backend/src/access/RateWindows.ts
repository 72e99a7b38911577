import { Knex } from 'knex';
import { Clock, databaseClock } from '../operations/databaseClock';

/** How often something may be done within a time. */
export interface Rate {
  readonly most: number;
  /** Milliseconds. */
  readonly window: number;
}

/** Whether it may be done, or in how many seconds it may. */
export type Taken = { ok: true } | { ok: false; retryAfter: number };

interface WindowRow {
  key: string;
  taken: number;
  /** ISO-8601. */
  resets_at: string;
}

const ALLOWED: Taken = { ok: true };

const TABLE = 'secure_studio_rate_windows';

/** Milliseconds between two looks for windows that are over. */
const SWEEP_EVERY = 60_000;

/** Milliseconds by which who has read the clock first may be the one who counts last. */
const LATENESS = 2_000;

/**
 * Counts what is done, over all replicas, by the database's clock: by their own, one that is ahead would
 * end the windows of the others. A window begins when something is done and none is open.
 */
export class RateWindows {
  #sweepAt = 0;

  constructor(
    private readonly database: Knex,
    private readonly clock: Clock = databaseClock(database),
  ) {}

  async take(key: string, rate: Rate): Promise<Taken> {
    const [taken] = await this.takeAll([{ key, ...rate }]);
    return taken;
  }

  /**
   * Takes all at once: where one is refused, none is counted.
   *
   * @returns for each whether it may be done.
   */
  async takeAll(
    wanted: readonly (Rate & { readonly key: string })[],
  ): Promise<Taken[]> {
    const time = (await this.clock(this.database)).getTime();
    const rows = await this.#count(wanted, time);
    const all = wanted.map(({ key, most }) => {
      const row = rows.find(one => one.key === key);
      return row && row.taken > most ? refusal(row, time) : ALLOWED;
    });
    if (all.some(({ ok }) => !ok)) {
      await this.#giveBack(wanted.filter((_, index) => all[index].ok));
    }
    return all;
  }

  async #count(
    wanted: readonly (Rate & { readonly key: string })[],
    time: number,
  ): Promise<WindowRow[]> {
    const text = (milliseconds: number) => new Date(milliseconds).toISOString();
    const now = text(time);
    await this.#sweep(time, now);
    const longest = Math.max(...wanted.map(({ window }) => window));
    // A window that ends much later than one that begins now was begun by a clock that was wrong.
    const isOpen = `${TABLE}.resets_at > ? and ${TABLE}.resets_at <= ?`;
    const bounds = [now, text(time + longest + LATENESS)];
    return this.database<WindowRow>(TABLE)
      .insert(
        wanted
          .map(({ key, window }) => ({
            key,
            taken: 1,
            resets_at: text(time + window),
          }))
          // All in one order, so that no two wait for each other.
          .sort((one, other) => (one.key < other.key ? -1 : 1)),
      )
      .onConflict('key')
      .merge({
        taken: this.database.raw(
          `case when ${isOpen} then ${TABLE}.taken + 1 else 1 end`,
          bounds,
        ),
        resets_at: this.database.raw(
          `case when ${isOpen} then ${TABLE}.resets_at else excluded.resets_at end`,
          bounds,
        ),
      })
      .returning(['key', 'taken', 'resets_at']);
  }

  async #giveBack(taken: readonly { readonly key: string }[]): Promise<void> {
    await this.database(TABLE)
      .whereIn(
        'key',
        taken.map(({ key }) => key),
      )
      .where('taken', '>', 0)
      .decrement('taken', 1);
  }

  async #sweep(time: number, now: string): Promise<void> {
    if (time < this.#sweepAt) {
      return;
    }
    this.#sweepAt = time + SWEEP_EVERY;
    await this.database(TABLE).where('resets_at', '<=', now).delete();
  }
}

function refusal({ resets_at: resetsAt }: WindowRow, time: number): Taken {
  const seconds = Math.ceil((Date.parse(resetsAt) - time) / 1000);
  return { ok: false, retryAfter: Math.max(1, seconds) };
}
