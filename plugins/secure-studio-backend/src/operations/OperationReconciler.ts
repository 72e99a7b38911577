import { OperationLeases } from './OperationLeases';
import { OperationMover, OperationMoverOptions } from './OperationMover';
import { StoredOperation } from './types';

/** Taken at a time by this process, and of one target: so that a slow target blocks no other. */
const MAX_TAKEN = 20;
const MAX_TAKEN_OF_TARGET = 5;

export interface OperationReconcilerOptions extends OperationMoverOptions {
  leases: OperationLeases;
  /** Milliseconds between two looks for operations that are due. */
  interval?: number;
}

/**
 * Moves open operations. Every replica runs one: it claims operations that are due, one step at a time, by
 * lease and version, so that an operation is in one worker's hands only.
 */
export class OperationReconciler {
  private readonly mover: OperationMover;
  private readonly taken = new Map<string, StoredOperation>();
  private readonly running = new Set<Promise<void>>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly options: OperationReconcilerOptions) {
    this.mover = new OperationMover(options);
  }

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
    const { leases } = this.options;
    for (const due of await leases.listDue(5 * MAX_TAKEN)) {
      if (this.mayTake(due)) {
        this.taken.set(due.id, due);
        const claimed = await leases.claim(due).catch(error => {
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
    const { leases, logger } = this.options;
    const renewal = setInterval(
      () => this.watch(leases.renew(operation)),
      leases.duration / 3,
    );
    try {
      const moved = await this.mover.move(operation);
      if (moved) {
        await leases.release(moved);
        await this.mover.announce(moved);
      } else {
        logger.warn(
          `Operation ${operation.id} was taken over or ended while this worker moved it`,
        );
      }
    } finally {
      clearInterval(renewal);
      this.taken.delete(operation.id);
    }
  }
}
