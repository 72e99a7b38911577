import { Operation } from 'backstage-plugin-secure-studio-common';
import { possibleEnding } from './ending';
import { StoredOperation } from './types';

/**
 * An operation as the API shows it: without tokens, keys and leases.
 *
 * @param mayEnd - Whether the caller may end it.
 */
export function toOperation(
  operation: StoredOperation,
  mayEnd: boolean,
): Operation {
  return {
    id: operation.id,
    type: operation.type,
    environment: operation.environment,
    state: operation.state,
    message: operation.message,
    attempt: operation.attempt,
    requestedBy: operation.initiator,
    createdAt: operation.createdAt,
    updatedAt: operation.updatedAt,
    finishedAt: operation.finishedAt,
    error: operation.error,
    cancellable: mayEnd ? possibleEnding(operation) : null,
    progress: { completed: operation.completed, total: operation.total },
  };
}
