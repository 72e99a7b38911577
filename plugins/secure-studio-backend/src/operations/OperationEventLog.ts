import { OperationEvent } from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import { EventRow, toOperationEvent } from './operationRows';
import { NewOperationEvent } from './types';

const TABLE = 'secure_studio_operation_events';
/** SQLite takes a limited number of values in one statement. */
const CHUNK = 50;

/** The event log of each operation: numbered from 1, without gaps, each stack event once. */
export class OperationEventLog {
  constructor(private readonly database: Knex) {}

  /** Appends the events in this order, leaving out stack events that are in the log. */
  async append(
    operationId: string,
    events: readonly NewOperationEvent[],
    transaction?: Knex.Transaction,
  ): Promise<void> {
    if (!transaction) {
      await this.database.transaction(own =>
        this.append(operationId, events, own),
      );
      return;
    }
    const fresh = await this.withoutKnown(operationId, events, transaction);
    const last = await transaction<EventRow>(TABLE)
      .where({ operation_id: operationId })
      .orderBy('sequence', 'desc')
      .first();
    const rows = fresh.map(
      (event, index): EventRow => ({
        operation_id: operationId,
        sequence: (last?.sequence ?? 0) + index + 1,
        source: event.source,
        source_event_id: event.sourceEventId ?? null,
        occurred_at: event.occurredAt,
        logical_id: event.logicalId ?? null,
        resource_type: event.resourceType ?? null,
        status: event.status ?? null,
        message: event.message ?? null,
      }),
    );
    await transaction.batchInsert(TABLE, rows, CHUNK);
  }

  async list(
    operationId: string,
    { after = 0, limit = 200 }: { after?: number; limit?: number } = {},
  ): Promise<OperationEvent[]> {
    const rows = await this.database<EventRow>(TABLE)
      .where({ operation_id: operationId })
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit);
    return rows.map(toOperationEvent);
  }

  /** CloudFormation's id of the last stack event in the log. */
  async lastSourceEventId(operationId: string): Promise<string | undefined> {
    const row = await this.database<EventRow>(TABLE)
      .where({ operation_id: operationId, source: 'cloudformation' })
      .orderBy('sequence', 'desc')
      .first();
    return row?.source_event_id ?? undefined;
  }

  /** The stack events since then (ISO-8601) that say that something failed. */
  async listFailures(
    operationId: string,
    since: string,
  ): Promise<OperationEvent[]> {
    const rows = await this.database<EventRow>(TABLE)
      .where({ operation_id: operationId, source: 'cloudformation' })
      .where('status', 'like', '%FAILED')
      .where('occurred_at', '>=', since)
      .orderBy('sequence');
    return rows.map(toOperationEvent);
  }

  private async withoutKnown(
    operationId: string,
    events: readonly NewOperationEvent[],
    transaction: Knex.Transaction,
  ): Promise<NewOperationEvent[]> {
    if (!events.some(event => event.sourceEventId)) {
      return [...events];
    }
    const rows = await transaction<EventRow>(TABLE)
      .where({ operation_id: operationId })
      .whereNotNull('source_event_id')
      .select('source_event_id');
    const known = new Set(rows.map(row => row.source_event_id));
    return events.filter(
      ({ sourceEventId }) => !sourceEventId || !known.has(sourceEventId),
    );
  }
}
