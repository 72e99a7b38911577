import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { chunk, MAX_VALUES } from '../chunk';
import { Clock, databaseClock } from './databaseClock';
import { OperationEventLog } from './OperationEventLog';
import {
  OPERATIONS,
  OperationRow,
  toStoredOperation,
  toProgressColumns,
} from './operationRows';
import { OperationProgress, ProvisionSpec, StoredOperation } from './types';

/** By whom something is asked for, with which key of that user's own. */
export interface AskedBy {
  idempotencyKey: string;
  /** Entity ref of the user who asks. */
  initiator: string;
}

/** What a new attempt starts with. */
export interface NewOperation extends AskedBy {
  attempt: number;
  requestHash: string;
  spec: ProvisionSpec;
  message: string;
}

/** What got further when it changed: that an operation still waits did not. */
const STAGES: ReadonlyArray<keyof OperationProgress> = [
  'state',
  'step',
  'recordId',
  'provisionedProductId',
  'completed',
  'total',
];

/** The operations' rows. Whoever writes to one must have seen it as it is. */
export class OperationStore {
  readonly events: OperationEventLog;

  constructor(
    private readonly database: Knex,
    readonly clock: Clock = databaseClock(database),
  ) {
    this.events = new OperationEventLog(database);
  }

  /**
   * Creates an open operation, due at once, with a ProvisionToken of its own.
   *
   * @throws a database conflict where the environment has an open operation or the attempt exists.
   */
  async create(
    operation: NewOperation,
    transaction: Knex.Transaction,
  ): Promise<StoredOperation> {
    const now = (await this.clock(transaction)).toISOString();
    const row: OperationRow = {
      id: randomUUID(),
      environment_name: operation.spec.fullName,
      open_environment: operation.spec.fullName,
      type: 'provision',
      state: 'open',
      step: 'requested',
      version: 1,
      attempt: operation.attempt,
      due_at: now,
      retries: 0,
      failing_since: null,
      absences: 0,
      lease_owner: null,
      lease_until: null,
      idempotency_key: operation.idempotencyKey,
      request_hash: operation.requestHash,
      request: JSON.stringify(operation.spec),
      initiator_ref: operation.initiator,
      provision_token: randomUUID(),
      terminate_token: null,
      record_id: null,
      provisioned_product_id: null,
      stack_arn: null,
      message: operation.message,
      error: null,
      completed: 0,
      total: 0,
      ended_by: null,
      created_at: now,
      updated_at: now,
      progressed_at: now,
      finished_at: null,
    };
    await transaction<OperationRow>(OPERATIONS).insert(row);
    await this.events.append(
      row.id,
      [{ source: 'portal', occurredAt: now, message: operation.message }],
      transaction,
    );
    return toStoredOperation(row);
  }

  async find(id: string): Promise<StoredOperation | undefined> {
    const row = await this.rows().where({ id }).first();
    return row && toStoredOperation(row);
  }

  /** The latest attempt that this user asked for with this key: others may have the same key. */
  async findByKey(
    { idempotencyKey, initiator }: AskedBy,
    transaction?: Knex.Transaction,
  ): Promise<StoredOperation | undefined> {
    const row = await this.rows(transaction)
      .where({ idempotency_key: idempotencyKey, initiator_ref: initiator })
      .orderBy('created_at', 'desc')
      .orderBy('attempt', 'desc')
      .first();
    return row && toStoredOperation(row);
  }

  async findLatest(
    environment: string,
    transaction?: Knex.Transaction,
  ): Promise<StoredOperation | undefined> {
    const row = await this.rows(transaction)
      .where({ environment_name: environment })
      .orderBy('attempt', 'desc')
      .first();
    return row && toStoredOperation(row);
  }

  /** The latest operation of each of these environments, by the environment's name. */
  async findLatestOf(
    environments: readonly string[],
    transaction?: Knex.Transaction,
  ): Promise<Map<string, StoredOperation>> {
    const rows = await this.rows(transaction)
      .whereIn('environment_name', environments)
      .orderBy('attempt', 'asc');
    return new Map(
      rows.map(row => [row.environment_name, toStoredOperation(row)]),
    );
  }

  /** Which of these tokens an attempt was made with. */
  async withProvisionTokens(tokens: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const some of chunk(tokens, MAX_VALUES)) {
      const rows = await this.rows()
        .whereIn('provision_token', some)
        .select('provision_token');
      rows.forEach(row => found.add(row.provision_token));
    }
    return found;
  }

  /** The names of the environments that have an open operation. */
  async listOpenEnvironments(): Promise<Set<string>> {
    const rows = await this.rows()
      .whereNotNull('open_environment')
      .select('open_environment');
    return new Set(rows.map(row => row.open_environment ?? ''));
  }

  /** The attempts before this one, newest first. */
  async listEarlierAttempts(
    operation: StoredOperation,
  ): Promise<StoredOperation[]> {
    const rows = await this.rows()
      .where({ environment_name: operation.environment })
      .where('attempt', '<', operation.attempt)
      .orderBy('attempt', 'desc');
    return rows.map(toStoredOperation);
  }

  /**
   * Writes how far an operation got; a lease stays as it is.
   *
   * @param options - `dueIn`: milliseconds until it is to be moved next.
   * @returns the operation as it is now, or undefined where it had changed: nothing was written then.
   */
  async save(
    operation: StoredOperation,
    change: Partial<OperationProgress>,
    options: { dueIn?: number; transaction?: Knex.Transaction } = {},
  ): Promise<StoredOperation | undefined> {
    const { dueIn = 0, transaction } = options;
    const now = await this.clock(transaction);
    const updatedAt = now.toISOString();
    const changed = { ...operation, ...change };
    const next: StoredOperation = {
      ...changed,
      version: operation.version + 1,
      dueAt: new Date(now.getTime() + dueIn).toISOString(),
      updatedAt,
      progressedAt: STAGES.some(stage => changed[stage] !== operation[stage])
        ? updatedAt
        : operation.progressedAt,
      finishedAt:
        changed.state === 'open' ? null : operation.finishedAt ?? updatedAt,
    };
    const written = await this.rows(transaction)
      .where({ id: operation.id, version: operation.version })
      .update({
        ...toProgressColumns(next),
        version: next.version,
        due_at: next.dueAt,
        updated_at: next.updatedAt,
        progressed_at: next.progressedAt,
        finished_at: next.finishedAt,
        ...(next.state !== 'open' && { open_environment: null }),
      });
    return written === 1 ? next : undefined;
  }

  transaction<T>(run: (transaction: Knex.Transaction) => Promise<T>) {
    return this.database.transaction(run);
  }

  private rows(transaction?: Knex.Transaction) {
    return (transaction ?? this.database)<OperationRow>(OPERATIONS);
  }
}
