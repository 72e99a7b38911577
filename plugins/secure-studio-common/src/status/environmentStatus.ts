import { EnvironmentStatus, Operation, Product } from '../api';

/**
 * What is known of an environment, of which its status is made.
 *
 * @public
 */
export interface EnvironmentFacts {
  /** What Service Catalog last said of the provisioned product. */
  productStatus: Product['status'] | null;
  latestOperation: Pick<Operation, 'type' | 'state'> | null;
  /** Whether AWS has it no more. */
  terminated: boolean;
  /** Whether AWS has ever answered for it. */
  everObserved: boolean;
}

const STATUS_OF_PRODUCT: Record<Product['status'], EnvironmentStatus> = {
  AVAILABLE: 'available',
  UNDER_CHANGE: 'changing',
  PLAN_IN_PROGRESS: 'changing',
  TAINTED: 'tainted',
  ERROR: 'failed',
  TERMINATED: 'terminated',
};

const STATUS_WHILE_OPEN: Record<Operation['type'], EnvironmentStatus> = {
  provision: 'provisioning',
};

/** Ends after which the environment is not what was asked for, until the next operation. */
const IS_FAILURE: Record<Operation['state'], boolean> = {
  open: false,
  succeeded: false,
  failed: true,
  cancelled: true,
  // AWS goes on with it: what it has says more.
  abandoned: false,
};

/**
 * The status of an environment. An open operation says more than what AWS said before it; a failed
 * one stays to be seen until the next.
 *
 * @public
 */
export function environmentStatus(facts: EnvironmentFacts): EnvironmentStatus {
  const { productStatus, latestOperation, terminated, everObserved } = facts;
  if (latestOperation?.state === 'open') {
    return STATUS_WHILE_OPEN[latestOperation.type];
  }
  if (terminated || productStatus === 'TERMINATED') {
    return 'terminated';
  }
  if (latestOperation && IS_FAILURE[latestOperation.state]) {
    return 'failed';
  }
  return everObserved && productStatus
    ? STATUS_OF_PRODUCT[productStatus]
    : 'unknown';
}
