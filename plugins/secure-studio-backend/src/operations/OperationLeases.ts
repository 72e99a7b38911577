import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Clock, databaseClock } from './databaseClock';
import { OPERATIONS, OperationRow, toStoredOperation } from './operationRows';
import { LONGEST_DELAY } from './retry';
import { StoredOperation } from './types';

/** In durations: clocks are set back a little, and replicas may be configured differently for a while. */
const LONGEST_LEASE = 2;

/**
 * Sees to it that one worker alone moves an operation, and that another takes over after its death.
 *
 * Times are the database's. What lies further in the future than any worker sets it comes from a clock that
 * was wrong, and counts for nothing.
 */
export class OperationLeases {
  private readonly owner = randomUUID();

  /** @param duration - Milliseconds for which a lease holds. */
  constructor(
    private readonly database: Knex,
    readonly duration: number,
    private readonly clock: Clock = databaseClock(database),
  ) {}

  /**
   * Operations that are to be moved, that are due and that nobody holds, the longest due first: open ones, and
   * abandoned ones of which is not known yet whether AWS took them.
   */
  async listDue(limit: number): Promise<StoredOperation[]> {
    const now = await this.clock();
    const later = (milliseconds: number) =>
      new Date(now.getTime() + milliseconds).toISOString();
    const rows = await this.rows()
      .where(moving =>
        moving
          .where({ state: 'open' })
          .orWhere({ state: 'abandoned', step: 'launching' }),
      )
      .where(due =>
        due
          .where('due_at', '<=', later(0))
          .orWhere('due_at', '>', later(LONGEST_DELAY)),
      )
      .where(free =>
        free
          .whereNull('lease_until')
          .orWhere('lease_until', '<=', later(0))
          .orWhere('lease_until', '>', later(LONGEST_LEASE * this.duration)),
      )
      .orderBy('due_at')
      .limit(limit);
    return rows.map(toStoredOperation);
  }

  /** Takes the lease; answers with undefined where the operation was changed in the meantime. */
  async claim(
    operation: StoredOperation,
  ): Promise<StoredOperation | undefined> {
    const version = operation.version + 1;
    const claimed = await this.rows()
      .where({ id: operation.id, version: operation.version })
      .update({ ...(await this.lease()), version });
    return claimed === 1 ? { ...operation, version } : undefined;
  }

  async renew(operation: StoredOperation): Promise<void> {
    await this.held(operation).update(await this.lease());
  }

  async release(operation: StoredOperation): Promise<void> {
    await this.held(operation).update({ lease_owner: null, lease_until: null });
  }

  private async lease() {
    const until = (await this.clock()).getTime() + this.duration;
    return {
      lease_owner: this.owner,
      lease_until: new Date(until).toISOString(),
    };
  }

  private held({ id, version }: StoredOperation) {
    return this.rows().where({ id, version, lease_owner: this.owner });
  }

  private rows() {
    return this.database<OperationRow>(OPERATIONS);
  }
}
