import { AuthorizationRequest, CallContext } from '../service';

/**
 * Decides whether the caller may do what is asked.
 * @throws AwsError when not.
 */
export type Authorizer = (
  requests: readonly AuthorizationRequest[],
  context: CallContext,
) => Promise<void>;

/** Lets everything pass: the calls are recorded, and a test can judge them. */
export const allowAll: Authorizer = async () => {};
