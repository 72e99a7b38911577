import { Knex } from 'knex';

/**
 * Tells what time it is.
 *
 * @param connection - A transaction that is under way, where there is one.
 */
export type Clock = (connection?: Knex) => Promise<Date>;

const NOW_IN_SQLITE = `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;
const NOW_IN_POSTGRES = `to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The database's clock: the one that all replicas share, whatever their own clocks say. */
export function databaseClock(database: Knex): Clock {
  const isSqlite = /sqlite/.test(String(database.client.config.client));
  const now = isSqlite ? NOW_IN_SQLITE : NOW_IN_POSTGRES;
  return async (connection = database) => {
    const row = await connection
      .select<{ now: string }>(database.raw(`${now} as now`))
      .first();
    if (!row) {
      throw new Error('The database does not tell the time');
    }
    return new Date(row.now);
  };
}
