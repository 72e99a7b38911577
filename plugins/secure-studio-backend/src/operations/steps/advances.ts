import { ProvisionedProductDetail } from '../../aws';
import { Advance, OperationError } from '../types';

export function failed(error: OperationError): Advance {
  return {
    change: { state: 'failed', error, message: error.message },
    next: 'now',
  };
}

/** Follows a provisioned product that is there. */
export function following(
  { id }: Pick<ProvisionedProductDetail, 'id'>,
  recordId: string | null,
  message: string,
): Advance {
  return {
    change: {
      step: 'following',
      recordId,
      provisionedProductId: id,
      stackArn: null,
      absences: 0,
      message,
    },
    next: 'now',
  };
}

/** Starts again with a look at what is there. */
export function lookAgain(message: string): Advance {
  return {
    change: {
      step: 'requested',
      terminateToken: null,
      recordId: null,
      provisionedProductId: null,
      stackArn: null,
      absences: 0,
      message,
    },
    next: 'now',
  };
}
