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

  /** Keeps what `take` counts with the transaction, once it ends without an error. */
  transaction<Result>(
    run: (transaction: Knex.Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.database.transaction(run);
  }

  async take(
    key: string,
    { most, window }: Rate,
    transaction?: Knex.Transaction,
  ): Promise<Taken> {
    const database = transaction ?? this.database;
    const time = (await this.clock(database)).getTime();
    const now = new Date(time).toISOString();
    const end = new Date(time + window).toISOString();
    const latest = new Date(time + window + LATENESS).toISOString();
    await this.#sweep(database, { time, now });
    // A window that ends much later than one that begins now was begun by a clock that was wrong.
    const isOpen = `${TABLE}.resets_at > ? and ${TABLE}.resets_at <= ?`;
    const [{ taken, resets_at: resetsAt }] = await database<WindowRow>(TABLE)
      .insert({ key, taken: 1, resets_at: end })
      .onConflict('key')
      .merge({
        taken: database.raw(
          `case when ${isOpen} then ${TABLE}.taken + 1 else 1 end`,
          [now, latest],
        ),
        resets_at: database.raw(
          `case when ${isOpen} then ${TABLE}.resets_at else excluded.resets_at end`,
          [now, latest],
        ),
      })
      .returning(['taken', 'resets_at']);
    return taken <= most
      ? { ok: true }
      : {
          ok: false,
          retryAfter: Math.max(
            1,
            Math.ceil((Date.parse(resetsAt) - time) / 1000),
          ),
        };
  }

  async #sweep(
    database: Knex,
    { time, now }: { time: number; now: string },
  ): Promise<void> {
    if (time < this.#sweepAt) {
      return;
    }
    this.#sweepAt = time + SWEEP_EVERY;
    await database(TABLE).where('resets_at', '<=', now).delete();
  }
}
