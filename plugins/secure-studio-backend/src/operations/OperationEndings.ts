import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { decideEnding, Ending } from './ending';
import { OperationStore } from './OperationStore';
import { OperationProgress, StoredOperation } from './types';

/** How often a worker may change the operation at the same moment. */
const MAX_COLLISIONS = 10;

/**
 * Lets people end operations. A worker that is in the middle of a step loses: what it comes to know of an
 * operation that was abandoned meanwhile is found out again.
 */
export class OperationEndings {
  constructor(
    private readonly options: {
      operations: OperationStore;
      /** Called in the transaction in which the end of an operation is stored. */
      saved?: (
        before: StoredOperation,
        after: StoredOperation,
        transaction: Knex.Transaction,
      ) => Promise<void>;
    },
  ) {}

  /**
   * @param by - Entity ref of the person.
   * @returns the operation, ended by a person now or before.
   * @throws ConflictError where it cannot be ended in this way.
   */
  async end(
    operation: StoredOperation,
    asked: Ending,
    by: string,
  ): Promise<StoredOperation> {
    let current = operation;
    for (let collision = 0; collision < MAX_COLLISIONS; collision++) {
      const decision = decideEnding(current, asked, by);
      if (decision.kind === 'ended') {
        return current;
      }
      if (decision.kind === 'refuse') {
        throw new ConflictError(decision.reason);
      }
      const ended = await this.save(current, decision.change);
      if (ended) {
        return ended;
      }
      current = (await this.options.operations.find(operation.id)) ?? current;
    }
    throw new ConflictError(
      'The operation gets further at this moment: try again',
    );
  }

  private async save(
    operation: StoredOperation,
    change: Partial<OperationProgress>,
  ): Promise<StoredOperation | undefined> {
    const { operations } = this.options;
    return operations.transaction(async transaction => {
      const saved = await operations.save(operation, change, { transaction });
      if (saved) {
        await operations.events.append(
          saved.id,
          [
            {
              source: 'portal',
              occurredAt: saved.updatedAt,
              message: saved.message,
            },
          ],
          transaction,
        );
        await this.options.saved?.(operation, saved, transaction);
      }
      return saved;
    });
  }
}
