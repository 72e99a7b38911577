import { OperationEvent } from 'backstage-plugin-secure-studio-common';
import { OperationProgress, StoredOperation } from './types';

export const OPERATIONS = 'secure_studio_operations';

export interface OperationRow {
  id: string;
  environment_name: string;
  open_environment: string | null;
  type: StoredOperation['type'];
  state: StoredOperation['state'];
  step: StoredOperation['step'];
  version: number;
  attempt: number;
  due_at: string;
  retries: number;
  failing_since: string | null;
  absences: number;
  lease_owner: string | null;
  lease_until: string | null;
  idempotency_key: string;
  request_hash: string;
  request: string;
  initiator_ref: string;
  provision_token: string;
  terminate_token: string | null;
  record_id: string | null;
  provisioned_product_id: string | null;
  stack_arn: string | null;
  message: string;
  error: string | null;
  completed: number;
  total: number;
  ended_by: string | null;
  created_at: string;
  updated_at: string;
  progressed_at: string | null;
  finished_at: string | null;
}

export interface EventRow {
  operation_id: string;
  sequence: number;
  source: OperationEvent['source'];
  source_event_id: string | null;
  occurred_at: string;
  logical_id: string | null;
  resource_type: string | null;
  status: string | null;
  message: string | null;
}

export function toStoredOperation(row: OperationRow): StoredOperation {
  return {
    id: row.id,
    environment: row.environment_name,
    type: row.type,
    state: row.state,
    step: row.step,
    version: row.version,
    attempt: row.attempt,
    dueAt: row.due_at,
    retries: row.retries,
    failingSince: row.failing_since,
    absences: row.absences,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    spec: JSON.parse(row.request),
    initiator: row.initiator_ref,
    provisionToken: row.provision_token,
    terminateToken: row.terminate_token,
    recordId: row.record_id,
    provisionedProductId: row.provisioned_product_id,
    stackArn: row.stack_arn,
    message: row.message,
    error: row.error === null ? null : JSON.parse(row.error),
    completed: row.completed,
    total: row.total,
    endedBy: row.ended_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    progressedAt: row.progressed_at ?? row.updated_at,
    finishedAt: row.finished_at,
  };
}

/** The columns of what may be changed. */
export function toProgressColumns(
  progress: OperationProgress,
): Partial<OperationRow> {
  return {
    state: progress.state,
    step: progress.step,
    retries: progress.retries,
    failing_since: progress.failingSince,
    absences: progress.absences,
    terminate_token: progress.terminateToken,
    record_id: progress.recordId,
    provisioned_product_id: progress.provisionedProductId,
    stack_arn: progress.stackArn,
    message: progress.message,
    error: progress.error && JSON.stringify(progress.error),
    completed: progress.completed,
    total: progress.total,
    ended_by: progress.endedBy,
  };
}

export function toOperationEvent(row: EventRow): OperationEvent {
  return {
    sequence: row.sequence,
    occurredAt: row.occurred_at,
    source: row.source,
    logicalId: row.logical_id,
    resourceType: row.resource_type,
    status: row.status,
    message: row.message,
  };
}
