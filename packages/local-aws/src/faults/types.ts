import type { HISTORY_MS } from '../state/history';

/** What goes wrong with calls of one operation that come from outside. */
export interface OperationFault {
  /** Such as `sagemaker`; `*` for every service. */
  readonly service: string;
  /** Such as `DescribeDomain`; `*` for every operation of the service. */
  readonly operation: string;
  /** Answers with this error in place of running the operation. */
  readonly error?: {
    readonly code: string;
    readonly message?: string;
    readonly status?: number;
  };
  /** A token bucket: `capacity` calls at once, refilled by `refillPerSecond`; the rest is throttled. */
  readonly throttle?: {
    readonly capacity: number;
    readonly refillPerSecond: number;
  };
  /** Waits this long, in milliseconds, before the operation runs. */
  readonly latencyMs?: number;
  /** Waits this long, in milliseconds, after the operation ran and before it answers. */
  readonly answerLatencyMs?: number;
  /** Runs the operation, then breaks the connection in place of answering. */
  readonly dropAnswer?: boolean;
  /**
   * Leaves items out of a listing's answers: those that have one of these as id, name or ARN. With
   * `count` it ends after so many answers that would have had one.
   */
  readonly leaveOut?: readonly string[];
  /**
   * Deals the items of a listing out anew for each page, so that pages skip and repeat items. A
   * request with `SortBy` gets its pages as they are. The same seed deals the same.
   */
  readonly shuffle?: { readonly seed: number };
  /** A read sees the state of so many milliseconds ago, {@link HISTORY_MS} at most. */
  readonly lagMs?: number;
  /** The operation runs in this account: credentials of another one than who calls thinks. */
  readonly accountId?: string;
  /** Applies to calls for this page of a listing alone: 1 is the call without a page token. */
  readonly page?: number;
  /** How many calls it applies to; without it, all until the fault is removed. */
  readonly count?: number;
}

/** What goes wrong with a resource that CloudFormation creates, updates or deletes. */
export interface ResourceFault {
  /** Such as `AWS::SageMaker::Domain`. */
  readonly type?: string;
  readonly logicalId?: string;
  /** The resource fails with this as its status reason. */
  readonly reason?: string;
  /** The resource takes this much longer, in milliseconds. */
  readonly delayMs?: number;
  /** How many resources it applies to; without it, all until the fault is removed. */
  readonly count?: number;
}

/** An endpoint service that a region, or one of its zones, does not have. */
export interface EndpointServiceFault {
  /** Such as `com.amazonaws.eu-west-1.sagemaker.metrics`. */
  readonly serviceName: string;
  /** Name of an Availability Zone; without it, the whole region. */
  readonly zone?: string;
}

/** Faults on demand. Adding one returns its id, by which it can be removed. */
export interface Faults {
  /** @throws RangeError for a lag that is longer than the state's past. */
  addOperationFault(fault: OperationFault): string;
  addResourceFault(fault: ResourceFault): string;
  addEndpointServiceFault(fault: EndpointServiceFault): string;
  remove(id: string): boolean;
  /** Removes every fault and brings the server back up. */
  clear(): void;
  /** A server that is down breaks every connection. */
  setDown(down: boolean): void;
  isDown(): boolean;
  /** Takes the fault that applies to this resource, if there is one; counts as one use of it. */
  resourceFault(
    type: string,
    logicalId: string,
  ): { reason?: string; delayMs?: number } | undefined;
  /** Whether the region, or this zone of it, lacks the endpoint service. */
  lacksEndpointService(serviceName: string, zone?: string): boolean;
}
