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
 * How far a provision is: `requested` looks for what is there already, `cleaning` terminates what an
 * earlier attempt left, `launching` provisions, and `following` waits for Service Catalog's record.
 * Until `launching` AWS was asked for nothing, then it may have been, and in `following` it was.
 */
export type ProvisionStep =
  | 'requested'
  | 'cleaning'
  | 'launching'
  | 'following';

export interface OperationError {
  name: string;
  message: string;
}

/**
 * `cancelled` and `abandoned` are ends by a person: before anything was launched, and after. What was
 * abandoned may still come up on AWS.
 */
export type OperationState =
  | 'open'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'abandoned';

/** What may be changed of an operation. Times are ISO-8601 in UTC. */
export interface OperationProgress {
  state: OperationState;
  step: ProvisionStep;
  /** Failures in a row. */
  retries: number;
  /** When the first of these was. */
  failingSince: string | null;
  /** How often in a row AWS had neither its record nor its provisioned product. */
  absences: number;
  terminateToken: string | null;
  recordId: string | null;
  provisionedProductId: string | null;
  stackArn: string | null;
  message: string;
  error: OperationError | null;
  completed: number;
  total: number;
  /** Entity ref of who cancelled or abandoned it. */
  endedBy: string | null;
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
  /** When it is to be moved next. */
  dueAt: string;
  createdAt: string;
  updatedAt: string;
  /** When it last got further. */
  progressedAt: string;
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
  change: Partial<
    Omit<OperationProgress, 'retries' | 'failingSince' | 'endedBy'>
  >;
  stackEvents?: NewOperationEvent[];
  /** Whether the next step follows at once or after the poll interval. */
  next: 'now' | 'poll';
}
