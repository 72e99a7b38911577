import { LoggerService } from '@backstage/backend-plugin-api';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { OperationStore } from './OperationStore';
import { decideRetry, describe, SubmissionError } from './retry';
import { Advance, OperationProgress, StoredOperation } from './types';

export interface OperationMoverOptions {
  operations: OperationStore;
  environments: Pick<EnvironmentStore, 'setProvisionedProduct'>;
  /** Moves an operation one step. */
  advance: (operation: StoredOperation) => Promise<Advance>;
  /** Called before the end of an operation is stored; may fail, may be called again. */
  beforeEnd?: (operation: StoredOperation) => Promise<void>;
  /** Called in the transaction in which a step of an operation is stored. */
  saved?: (
    before: StoredOperation,
    after: StoredOperation,
    transaction: Knex.Transaction,
  ) => Promise<void>;
  publish: (event: EnvironmentEvent) => Promise<void>;
  /** Called after each step, with its failure where it failed. */
  onStep?: (operation: StoredOperation, error?: unknown) => void;
  logger: LoggerService;
  /** Milliseconds. */
  pollInterval: number;
}

/** Moves one operation one step and keeps what came of it: its state and its log together. */
export class OperationMover {
  constructor(private readonly options: OperationMoverOptions) {}

  /** @returns the operation as it is now; undefined where it was changed meanwhile, and is left as it is. */
  async move(operation: StoredOperation): Promise<StoredOperation | undefined> {
    let advance: Advance;
    try {
      advance = await this.options.advance(operation);
    } catch (error) {
      this.options.onStep?.(operation, error);
      return this.afterFailure(operation, error);
    }
    this.options.onStep?.(operation);
    const { change, stackEvents, next } = advance;
    if (change.state && change.state !== 'open') {
      await this.prepareEnd(operation);
    }
    return this.save(
      operation,
      { ...change, retries: 0, failingSince: null },
      { dueIn: next === 'now' ? 0 : this.options.pollInterval, stackEvents },
    );
  }

  async announce({ environment, id, state }: StoredOperation): Promise<void> {
    await this.options.publish({
      environment,
      change: state === 'open' ? 'operation' : 'status',
      operationId: id,
    });
  }

  private async prepareEnd(operation: StoredOperation): Promise<void> {
    try {
      await this.options.beforeEnd?.(operation);
    } catch (error) {
      this.options.logger.warn(
        `Before the end of operation ${operation.id}: ${error}`,
      );
    }
  }

  private async afterFailure(
    operation: StoredOperation,
    error: unknown,
  ): Promise<StoredOperation | undefined> {
    const { logger, operations, pollInterval } = this.options;
    logger.warn(
      `Operation ${operation.id} of ${operation.environment} met an error at step '${operation.step}': ${error}`,
    );
    const decision = decideRetry(error, operation.retries, {
      pollInterval,
      jitter: Math.random(),
    });
    if (decision.kind === 'fail') {
      return this.save(operation, {
        state: 'failed',
        error: decision.error,
        message: decision.error.message,
      });
    }
    const failingSince =
      operation.failingSince ?? (await operations.clock()).toISOString();
    return this.save(
      operation,
      {
        retries: operation.retries + 1,
        failingSince,
        message: waiting(error, failingSince),
      },
      { dueIn: decision.delay },
    );
  }

  /** Events and state together: what the log says has happened, and once. */
  private async save(
    operation: StoredOperation,
    change: Partial<OperationProgress>,
    {
      dueIn,
      stackEvents = [],
    }: { dueIn?: number; stackEvents?: Advance['stackEvents'] } = {},
  ): Promise<StoredOperation | undefined> {
    const { operations, environments } = this.options;
    return operations.transaction(async transaction => {
      const saved = await operations.save(operation, change, {
        dueIn,
        transaction,
      });
      if (!saved) {
        return undefined;
      }
      const events = [...stackEvents];
      if (saved.message !== operation.message) {
        events.push({
          source: 'portal',
          occurredAt: saved.updatedAt,
          message: saved.message,
        });
      }
      await operations.events.append(saved.id, events, transaction);
      const { environment, provisionedProductId } = saved;
      if (
        provisionedProductId &&
        provisionedProductId !== operation.provisionedProductId
      ) {
        await environments.setProvisionedProduct(
          environment,
          provisionedProductId,
          transaction,
        );
      }
      await this.options.saved?.(operation, saved, transaction);
      return saved;
    });
  }
}

/** What a person reads while a step is tried again. */
function waiting(error: unknown, failingSince: string): string {
  const since = `${failingSince.slice(0, 16).replace('T', ' ')} UTC`;
  const { message } = describe(error);
  return error instanceof SubmissionError
    ? `Waiting to try again since ${since}: ${message}`
    : `Cannot see since ${since} how far AWS is, which goes on by itself: ${message}`;
}
