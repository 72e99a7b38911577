/** For what a call is made. Each purpose has a role of its own. */
export type Purpose = 'read' | 'provision' | 'operate' | 'open';

/** What the gateways need to know of a target. */
export interface AwsTarget {
  id: string;
  accountId: string;
  region: string;
  /** Name or `prod-…` id of the Service Catalog product. */
  product: string;
  /** ARN of the role of each purpose. */
  roles: Record<Purpose, string>;
}

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
