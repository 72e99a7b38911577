import { TAGS } from 'backstage-plugin-secure-studio-common';
import { ProvisionedProduct, ProvisioningRecord } from '../aws';
import { OperationError, ProvisionSpec, StoredOperation } from './types';

/** What to do about a request, given what Service Catalog has under the environment's name. */
export type StartDecision =
  | { kind: 'provision' }
  | { kind: 'follow'; product: ProvisionedProduct; recordId: string }
  | { kind: 'clean'; product: ProvisionedProduct }
  | { kind: 'wait'; message: string }
  | { kind: 'fail'; error: OperationError };

/**
 * Decides how a provision begins. The name of a provisioned product is unique in its account, so there is
 * one at most: of this attempt (its call landed, its answer was lost), of an earlier one, or of somebody
 * else. One in `ERROR` keeps its name and is never adopted.
 *
 * @param earlier - The attempts before this one.
 */
export function decideStart(
  operation: StoredOperation,
  product: ProvisionedProduct | undefined,
  earlier: readonly StoredOperation[],
): StartDecision {
  if (!product) {
    return { kind: 'provision' };
  }
  if (product.idempotencyToken === operation.provisionToken) {
    return follow(product);
  }
  const origin = earlier.find(
    attempt => attempt.provisionToken === product.idempotencyToken,
  );
  // By the tags of that attempt, since the environment may have another owner by now.
  if (!origin || !hasTags(product, origin.spec)) {
    return fail(
      'NameTaken',
      `Service Catalog has a provisioned product ${product.id} with the name '${product.name}' that the portal did not provision for this environment. Choose another name, or have it terminated.`,
    );
  }
  switch (product.status) {
    case 'ERROR':
      return { kind: 'clean', product };
    case 'UNDER_CHANGE':
    case 'PLAN_IN_PROGRESS':
      return {
        kind: 'wait',
        message: `Waiting for ${product.id} of an earlier attempt, which Service Catalog still changes`,
      };
    default:
      return product.status === 'AVAILABLE' &&
        origin.requestHash === operation.requestHash
        ? follow(product)
        : fail(
            'NameTaken',
            `An earlier attempt left ${product.id} with the status ${product.status}, but this request asks for something else. Ask for the same as before, or have it terminated.`,
          );
  }
}

function follow(product: ProvisionedProduct): StartDecision {
  const recordId = product.lastProvisioningRecordId ?? product.lastRecordId;
  return recordId
    ? { kind: 'follow', product, recordId }
    : {
        kind: 'wait',
        message: `Waiting for Service Catalog's record of ${product.id}`,
      };
}

function fail(name: string, message: string): StartDecision {
  return { kind: 'fail', error: { name, message } };
}

function hasTags({ tags }: ProvisionedProduct, spec: ProvisionSpec): boolean {
  return (
    tags[TAGS.environment] === spec.fullName && tags[TAGS.team] === spec.owner
  );
}

/** Whether a record has ended, and how. `IN_PROGRESS_IN_ERROR` is not an end: AWS rolls back then. */
export function recordOutcome(
  record: ProvisioningRecord,
): 'open' | 'rollingBack' | 'succeeded' | 'failed' {
  switch (record.status) {
    case 'SUCCEEDED':
      return 'succeeded';
    case 'FAILED':
      return 'failed';
    case 'IN_PROGRESS_IN_ERROR':
      return 'rollingBack';
    default:
      return 'open';
  }
}

/** What a stack event says of a failure. */
export interface StackFailure {
  logicalId?: string | null;
  resourceType?: string | null;
  status?: string | null;
  message?: string | null;
}

/**
 * Why a record failed: the first failure in the stack's events, since CloudFormation cancels the rest because
 * of it, and what Service Catalog says.
 *
 * @param failures - Stack events that say that something failed, oldest first.
 */
export function failureReason(
  record: ProvisioningRecord,
  failures: readonly StackFailure[],
): OperationError {
  const cause = failures.find(
    ({ message, resourceType }) =>
      message &&
      resourceType !== 'AWS::CloudFormation::Stack' &&
      !/^Resource (creation|update) cancelled/i.test(message),
  );
  const said = record.errors.map(({ description }) => description);
  const reasons = cause
    ? [
        `${cause.logicalId} (${cause.resourceType}) ${cause.status}: ${cause.message}`,
        ...said.filter(text => !text.includes(cause.message ?? '')),
      ]
    : said;
  return {
    name: record.errors[0]?.code || 'ProvisioningFailed',
    message:
      reasons.join(' · ') ||
      `Service Catalog's record ${record.id} failed and gives no reason`,
  };
}

/** The provisioned product's tags. */
export function provisioningTags(spec: ProvisionSpec): Record<string, string> {
  return { [TAGS.environment]: spec.fullName, [TAGS.team]: spec.owner };
}
