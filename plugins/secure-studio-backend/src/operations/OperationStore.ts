import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { chunk, MAX_VALUES } from '../chunk';
import { OperationEventLog } from './OperationEventLog';
import {
  OperationRow,
  toStoredOperation,
  toProgressColumns,
} from './operationRows';
import { OperationProgress, ProvisionSpec, StoredOperation } from './types';

const TABLE = 'secure_studio_operations';

/** What a new attempt starts with. */
export interface NewOperation {
  attempt: number;
  idempotencyKey: string;
  requestHash: string;
  spec: ProvisionSpec;
  initiator: string;
  message: string;
}

/** Says for how long a worker alone may move an operation. */
export interface Lease {
  owner: string;
  /** ISO-8601. */
  until: string;
}

/** The operations' rows. A worker writes to an operation only while it holds its lease. */
export class OperationStore {
  readonly events: OperationEventLog;

  constructor(
    private readonly database: Knex,
    private readonly now: () => Date = () => new Date(),
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
    const now = this.now().toISOString();
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
      created_at: now,
      updated_at: now,
      finished_at: null,
    };
    await transaction<OperationRow>(TABLE).insert(row);
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

  /** The latest attempt that was asked for with this key. */
  async findByKey(
    idempotencyKey: string,
    transaction?: Knex.Transaction,
  ): Promise<StoredOperation | undefined> {
    const row = await this.rows(transaction)
      .where({ idempotency_key: idempotencyKey })
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
  ): Promise<Map<string, StoredOperation>> {
    const rows = await this.rows()
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

  /** Open operations that are due and that nobody holds, the longest due first. */
  async listDue(limit: number): Promise<StoredOperation[]> {
    const now = this.now().toISOString();
    const rows = await this.rows()
      .where({ state: 'open' })
      .where('due_at', '<=', now)
      .where(free =>
        free.whereNull('lease_until').orWhere('lease_until', '<=', now),
      )
      .orderBy('due_at')
      .limit(limit);
    return rows.map(toStoredOperation);
  }

  /** Takes the lease; answers with undefined where another worker was faster. */
  async claim(
    operation: StoredOperation,
    lease: Lease,
  ): Promise<StoredOperation | undefined> {
    const version = operation.version + 1;
    const claimed = await this.rows()
      .where({ id: operation.id, version: operation.version, state: 'open' })
      .update({ lease_owner: lease.owner, lease_until: lease.until, version });
    return claimed === 1 ? { ...operation, version } : undefined;
  }

  /** @returns whether the lease is still held. */
  async renew(operation: StoredOperation, lease: Lease): Promise<boolean> {
    const renewed = await this.rows()
      .where({
        id: operation.id,
        version: operation.version,
        lease_owner: lease.owner,
      })
      .update({ lease_until: lease.until });
    return renewed === 1;
  }

  /** Gives an operation back that was not moved. */
  async release(operation: StoredOperation, owner: string): Promise<void> {
    await this.rows()
      .where({
        id: operation.id,
        version: operation.version,
        lease_owner: owner,
      })
      .update({ lease_owner: null, lease_until: null });
  }

  /**
   * Writes how far an operation got and keeps the lease.
   *
   * @returns the operation as it is now, or undefined where the lease was lost: nothing was written then.
   */
  async save(
    operation: StoredOperation,
    change: Partial<OperationProgress>,
    transaction?: Knex.Transaction,
  ): Promise<StoredOperation | undefined> {
    const updatedAt = this.now().toISOString();
    const changed = { ...operation, ...change };
    const finished = changed.state !== 'open';
    const next: StoredOperation = {
      ...changed,
      version: operation.version + 1,
      updatedAt,
      finishedAt: finished ? updatedAt : null,
    };
    const written = await this.rows(transaction)
      .where({ id: operation.id, version: operation.version })
      .update({
        ...toProgressColumns(next),
        version: next.version,
        updated_at: next.updatedAt,
        finished_at: next.finishedAt,
        ...(finished && { open_environment: null }),
      });
    return written === 1 ? next : undefined;
  }

  transaction<T>(run: (transaction: Knex.Transaction) => Promise<T>) {
    return this.database.transaction(run);
  }

  private rows(transaction?: Knex.Transaction) {
    return (transaction ?? this.database)<OperationRow>(TABLE);
  }
}
