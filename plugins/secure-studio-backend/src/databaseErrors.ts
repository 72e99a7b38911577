import { toError } from '@backstage/errors';

/** How long to wait for a database that is away, in seconds. */
export const DATABASE_RETRY_AFTER = 5;

/** Of connections, as Node names them. */
const CONNECTION_CODES =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES|EMFILE)$/;

/**
 * Connection exceptions, insufficient resources, operator intervention, transactions rolled back and
 * databases that only read for now, as in a failover.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const POSTGRES_CODES = /^((08|40|53|57)[0-9A-Z]{3}|25006)$/;

/** @see https://www.sqlite.org/rescode.html */
const SQLITE_CODES =
  /^SQLITE_(BUSY|LOCKED|CANTOPEN|IOERR|FULL|READONLY|PROTOCOL)/;

/** Said by pg, knex and better-sqlite3, which have no codes for it; knex puts the statement before it. */
const MESSAGES =
  /(?:^| - )(?:Connection terminated|Connection ended|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Knex: Timeout acquiring a connection|Unable to acquire a connection|The database connection is not open|Cannot open database)/;

/** Whether an error says that the database does not answer, rather than that it refuses. */
export function isDatabaseAway(error: unknown): boolean {
  const { message } = toError(error);
  const code = codeOf(error);
  return (
    CONNECTION_CODES.test(code) ||
    POSTGRES_CODES.test(code) ||
    SQLITE_CODES.test(code) ||
    MESSAGES.test(message)
  );
}

function codeOf(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : '';
}
