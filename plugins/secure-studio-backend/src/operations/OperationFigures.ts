import { Knex } from 'knex';
import { Clock, databaseClock } from './databaseClock';
import { OPERATIONS, OperationRow } from './operationRows';
import { OperationState, ProvisionStep } from './types';

/** Counts operations, for whoever watches over them. */
export class OperationFigures {
  constructor(
    private readonly database: Knex,
    private readonly clock: Clock = databaseClock(database),
  ) {}

  async count(): Promise<
    Array<{ type: string; state: OperationState; count: number }>
  > {
    const rows = await this.rows()
      .select('type', 'state')
      .count({ count: '*' })
      .groupBy('type', 'state');
    return rows.map(row => ({
      type: String(row.type),
      state: row.state as OperationState,
      count: Number(row.count),
    }));
  }

  /** Of the open ones, in seconds: how old the oldest is, and since when one got no further. */
  async listOpen(): Promise<
    Array<{ type: string; step: ProvisionStep; age: number; idle: number }>
  > {
    const rows = await this.rows()
      .where({ state: 'open' })
      .select('type', 'step')
      .min({ created: 'created_at', progressed: 'progressed_at' })
      .groupBy('type', 'step');
    const now = (await this.clock()).getTime();
    const secondsSince = (time: unknown) =>
      Math.max(0, (now - Date.parse(String(time))) / 1000);
    return rows.map(row => ({
      type: String(row.type),
      step: row.step as ProvisionStep,
      age: secondsSince(row.created),
      idle: secondsSince(row.progressed ?? row.created),
    }));
  }

  private rows() {
    return this.database<OperationRow>(OPERATIONS);
  }
}
