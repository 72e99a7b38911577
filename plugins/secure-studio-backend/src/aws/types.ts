import { Purpose, TargetConfig } from '../config';
import { AwsError } from './errors';

export type { Purpose };

/** What the gateways need to know of a target. */
export type AwsTarget = Pick<
  TargetConfig,
  'id' | 'accountId' | 'region' | 'product' | 'roles'
>;

/** The options that every call to an SDK client gets. */
export interface CallOptions {
  abortSignal: AbortSignal;
}

/**
 * Makes one call to AWS as the role of one target and purpose.
 *
 * @param action - The IAM action, such as `sagemaker:DescribeDomain`.
 * @throws {@link AwsError} for everything that goes wrong.
 */
export type AwsCall = <Output>(
  action: string,
  send: (options: CallOptions) => Promise<Output>,
) => Promise<Output>;

/** What came of one call to AWS, for whoever counts them. */
export interface ReportedCall {
  /** The IAM action, such as `sagemaker:DescribeDomain`. */
  action: string;
  /** Id of the target. */
  target: string;
  /** Absent where AWS answered. */
  error?: AwsError;
  milliseconds: number;
  /** How often the SDK sent it. */
  attempts: number;
}
