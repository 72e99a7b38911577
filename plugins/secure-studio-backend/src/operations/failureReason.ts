import { ProvisioningRecord } from '../aws';
import { TERMINATION } from './provision';
import { OperationError } from './types';

/** A stack event, in any order among others. */
export interface FailureEvent {
  /** ISO-8601. */
  occurredAt: string;
  logicalId?: string | null;
  resourceType?: string | null;
  status?: string | null;
  message?: string | null;
}

/** Resources that a deletion may have failed on, named in a reason. */
const MAX_NAMED = 5;

/** CloudFormation cancels what is under way because of something else. */
const CANCELLED = /^Resource (creation|update|deletion) cancell?ed/i;

/**
 * Why a record failed. Of a provision it is the earliest resource that could not be created or changed, since
 * CloudFormation cancels the rest and rolls back because of it; of a termination, every resource that could
 * not be deleted. What Service Catalog says comes after it.
 *
 * @param events - Of the stack since the record began; those of other kinds do not count.
 * @param stackArn - Of the stack, whose own failure only sums up that of its resources.
 */
export function failureReason(
  record: Pick<ProvisioningRecord, 'id' | 'type' | 'errors'>,
  events: readonly FailureEvent[],
  stackArn?: string | null,
): OperationError {
  const ownName = stackArn?.split('/')[1];
  const failures = events
    .filter(
      ({ status, message, logicalId }) =>
        status?.endsWith('_FAILED') &&
        message &&
        !CANCELLED.test(message) &&
        logicalId !== ownName,
    )
    .sort((one, other) => one.occurredAt.localeCompare(other.occurredAt));
  const causes =
    record.type === TERMINATION ? notDeleted(failures) : rootCause(failures);
  const said = record.errors
    .map(({ description }) => description)
    .filter(
      text => !causes.some(({ message }) => text.includes(message ?? '')),
    );
  return {
    name: record.errors[0]?.code || 'ProvisioningFailed',
    message:
      [...causes.map(describeFailure), ...said].join(' · ') ||
      `Service Catalog's record ${record.id} failed and gives no reason`,
  };
}

/** What could not be deleted in a rollback is a cause only where nothing else is. */
function rootCause(failures: readonly FailureEvent[]): FailureEvent[] {
  const cause =
    failures.find(
      ({ status }) => status === 'CREATE_FAILED' || status === 'UPDATE_FAILED',
    ) ?? failures[0];
  return cause ? [cause] : [];
}

function notDeleted(failures: readonly FailureEvent[]): FailureEvent[] {
  const lastOf = new Map(
    failures
      .filter(({ status }) => status === 'DELETE_FAILED')
      .map(failure => [failure.logicalId, failure]),
  );
  return [...lastOf.values()].slice(0, MAX_NAMED);
}

function describeFailure(failure: FailureEvent): string {
  const { logicalId, resourceType, status, message } = failure;
  return `${logicalId} (${resourceType}) ${status}: ${message}`;
}
