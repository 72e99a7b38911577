import { ProvisionPlan } from 'backstage-plugin-secure-studio-common';

/** A request for a new environment as it was asked for, whatever AWS has. */
export interface AskedSpec
  extends Pick<ProvisionPlan, 'fullName' | 'owner' | 'target' | 'profile'> {
  /** The environment's name without its group's. */
  name: string;
  /** Entity ref of the user to whom the first profile belongs. */
  profileUser: string;
  asked: {
    /** Before AWS's answers decide some of them. */
    parameters: Record<string, string>;
    /** Without the target's own. */
    tags: Record<string, string>;
  };
}

/** A request for a new environment, checked in full. */
export interface ProvisionSpec extends AskedSpec, ProvisionPlan {}

/**
 * How far a provision is: `requested` looks for what is there already and provisions, `cleaning`
 * terminates what an earlier attempt left, `following` waits for Service Catalog's record.
 */
export type ProvisionStep = 'requested' | 'cleaning' | 'following';

export interface OperationError {
  name: string;
  message: string;
}

/** What a worker may change of an operation. Times are ISO-8601 in UTC. */
export interface OperationProgress {
  state: 'open' | 'succeeded' | 'failed';
  step: ProvisionStep;
  /** When it is to be moved next. */
  dueAt: string;
  /** Failures in a row that may pass by themselves. */
  retries: number;
  terminateToken: string | null;
  recordId: string | null;
  provisionedProductId: string | null;
  stackArn: string | null;
  message: string;
  error: OperationError | null;
  completed: number;
  total: number;
}

/** One attempt of an asked-for change of an environment. */
export interface StoredOperation extends OperationProgress {
  id: string;
  environment: string;
  type: 'provision';
  version: number;
  attempt: number;
  idempotencyKey: string;
  requestHash: string;
  spec: ProvisionSpec;
  initiator: string;
  provisionToken: string;
  createdAt: string;
  updatedAt: string;
  finishedAt: string | null;
}

/** An event without its place in the log. */
export interface NewOperationEvent {
  source: 'portal' | 'cloudformation';
  /** CloudFormation's id of the event; the same one is stored once. */
  sourceEventId?: string;
  occurredAt: string;
  logicalId?: string;
  resourceType?: string;
  status?: string;
  message?: string;
}

/** What one step of a worker found out and did. */
export interface Advance {
  change: Partial<Omit<OperationProgress, 'dueAt' | 'retries'>>;
  stackEvents?: NewOperationEvent[];
  /** Whether the next step follows at once or after the poll interval. */
  next: 'now' | 'poll';
}
