import { AwsGateways } from '../../aws';
import { TargetConfig } from '../../config';
import { OperationStore } from '../OperationStore';
import { Advance, StoredOperation } from '../types';

/** What the steps of a provision work with. */
export interface StepServices {
  /** Tells portals on one account apart. */
  portalId: string;
  aws: AwsGateways;
  operations: Pick<OperationStore, 'events' | 'listEarlierAttempts'>;
}

/**
 * One step of a provision. It makes one changing call to AWS at most, and whatever makes that call idempotent
 * was stored before: a step that was cut off can be taken again.
 *
 * @throws SubmissionError where AWS was asked for nothing yet, so that the failure may end the operation;
 * AwsError and others for what never ends it.
 */
export type Step = (
  operation: StoredOperation,
  target: TargetConfig,
  services: StepServices,
) => Promise<Advance>;
