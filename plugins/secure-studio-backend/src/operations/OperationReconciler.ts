import { LoggerService } from '@backstage/backend-plugin-api';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { randomUUID } from 'node:crypto';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { OperationStore } from './OperationStore';
import { decideRetry, describe } from './retry';
import { Advance, OperationProgress, StoredOperation } from './types';

/** Taken at a time by this process, and of one target: so that a slow target blocks no other. */
const MAX_TAKEN = 20;
const MAX_TAKEN_OF_TARGET = 5;

export interface OperationReconcilerOptions {
  operations: OperationStore;
  /** Moves an operation one step. */
  advance: (operation: StoredOperation) => Promise<Advance>;
  /** Called before the end of an operation is stored; may fail, may be called again. */
  beforeEnd?: (operation: StoredOperation) => Promise<void>;
  environments: EnvironmentStore;
  publish: (event: EnvironmentEvent) => Promise<void>;
  logger: LoggerService;
  /** Milliseconds. */
  pollInterval: number;
  /** Milliseconds; another worker takes over that long after this one died. */
  lease: number;
  /** Milliseconds between two looks for operations that are due. */
  interval?: number;
  now?: () => Date;
}

/**
 * Moves open operations. Every replica runs one: it claims operations that are due, one step at a time, by
 * lease and version, so that an operation is in one worker's hands only.
 */
export class OperationReconciler {
  private readonly owner = randomUUID();
  private readonly taken = new Map<string, StoredOperation>();
  private readonly running = new Set<Promise<void>>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly options: OperationReconcilerOptions) {}

  start(): void {
    if (this.timer) {
      return;
    }
    this.timer = setInterval(
      () => this.watch(this.claimDue()),
      this.options.interval ?? 1000,
    );
  }

  /** Takes nothing more and waits for the steps that are under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    while (this.running.size > 0) {
      await Promise.all(this.running);
    }
  }

  /** Moves everything that is due one step. */
  async runOnce(): Promise<void> {
    await this.claimDue();
    await Promise.all(this.running);
  }

  private watch(work: Promise<void>): void {
    const watched = work
      .catch(error =>
        this.options.logger.error('Operations could not be moved', error),
      )
      .finally(() => this.running.delete(watched));
    this.running.add(watched);
  }

  private async claimDue(): Promise<void> {
    const { operations, lease } = this.options;
    for (const due of await operations.listDue(5 * MAX_TAKEN)) {
      if (this.mayTake(due)) {
        this.taken.set(due.id, due);
        const claimed = await operations
          .claim(due, { owner: this.owner, until: this.later(lease) })
          .catch(error => {
            this.taken.delete(due.id);
            throw error;
          });
        if (claimed) {
          this.watch(this.move(claimed));
        } else {
          this.taken.delete(due.id);
        }
      }
    }
  }

  private mayTake({ id, spec }: StoredOperation): boolean {
    const ofTarget = [...this.taken.values()].filter(
      taken => taken.spec.target === spec.target,
    );
    return (
      !this.taken.has(id) &&
      this.taken.size < MAX_TAKEN &&
      ofTarget.length < MAX_TAKEN_OF_TARGET
    );
  }

  private async move(operation: StoredOperation): Promise<void> {
    const renewal = setInterval(
      () => this.watch(this.renew(operation)),
      this.options.lease / 3,
    );
    try {
      const saved = await this.step(operation);
      if (saved) {
        await this.options.operations.release(saved, this.owner);
        await this.announce(saved);
      } else {
        this.options.logger.warn(
          `Another worker took over operation ${operation.id}`,
        );
      }
    } finally {
      clearInterval(renewal);
      this.taken.delete(operation.id);
    }
  }

  private async renew(operation: StoredOperation): Promise<void> {
    await this.options.operations.renew(operation, {
      owner: this.owner,
      until: this.later(this.options.lease),
    });
  }

  private async step(
    operation: StoredOperation,
  ): Promise<StoredOperation | undefined> {
    let advance: Advance;
    try {
      advance = await this.options.advance(operation);
    } catch (error) {
      return this.afterFailure(operation, error);
    }
    const { change, stackEvents, next } = advance;
    if (change.state && change.state !== 'open') {
      await this.prepareEnd(operation);
    }
    return this.save(
      operation,
      {
        ...change,
        retries: 0,
        dueAt: this.later(next === 'now' ? 0 : this.options.pollInterval),
      },
      stackEvents,
    );
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
    const { logger, pollInterval } = this.options;
    const decision = decideRetry(error, operation.retries, {
      pollInterval,
      jitter: Math.random(),
    });
    logger.warn(
      `Operation ${operation.id} of ${operation.environment} met an error at step '${operation.step}': ${error}`,
    );
    if (decision.kind === 'fail') {
      return this.save(operation, {
        state: 'failed',
        error: decision.error,
        message: decision.error.message,
        dueAt: this.later(0),
      });
    }
    return this.save(operation, {
      retries: operation.retries + 1,
      message: `Waiting to try again: ${describe(error).message}`,
      dueAt: this.later(decision.delay),
    });
  }

  /** Events and state together: what the log says has happened, and once. */
  private async save(
    operation: StoredOperation,
    change: Partial<OperationProgress>,
    stackEvents: Advance['stackEvents'] = [],
  ): Promise<StoredOperation | undefined> {
    const { operations } = this.options;
    return operations.transaction(async transaction => {
      const saved = await operations.save(operation, change, transaction);
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
        await this.options.environments.setProvisionedProduct(
          environment,
          provisionedProductId,
          transaction,
        );
      }
      return saved;
    });
  }

  private async announce({
    environment,
    id,
    state,
  }: StoredOperation): Promise<void> {
    await this.options.publish({
      environment,
      change: state === 'open' ? 'operation' : 'status',
      operationId: id,
    });
  }

  private later(milliseconds: number): string {
    return new Date(this.currentTime() + milliseconds).toISOString();
  }

  private currentTime(): number {
    return (this.options.now?.() ?? new Date()).getTime();
  }
}
