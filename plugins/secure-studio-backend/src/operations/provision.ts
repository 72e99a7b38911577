import { TAGS } from 'backstage-plugin-secure-studio-common';
import { ProvisionedProductDetail, ProvisioningRecord } from '../aws';
import { OperationError, ProvisionSpec, StoredOperation } from './types';

/** Type of the record of a termination. */
export const TERMINATION = 'TERMINATE_PROVISIONED_PRODUCT';

/** A provisioned product as it is now, with the tags that it was provisioned with. */
export interface FoundProduct extends ProvisionedProductDetail {
  tags: Record<string, string>;
}

/** What to do about a request, given what Service Catalog has under the environment's name. */
export type StartDecision =
  | { kind: 'provision' }
  | { kind: 'follow'; product: FoundProduct; recordId: string }
  | { kind: 'clean'; product: FoundProduct }
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
  product: FoundProduct | undefined,
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
      `Service Catalog has something with the name '${product.name}' already that the portal did not provision for this environment. Choose another name, or ask a platform admin to register or terminate it.`,
    );
  }
  const asksForTheSame = origin.requestHash === operation.requestHash;
  switch (product.status) {
    case 'ERROR':
      return { kind: 'clean', product };
    case 'UNDER_CHANGE':
    case 'PLAN_IN_PROGRESS':
      if (origin.state === 'abandoned' && asksForTheSame) {
        return follow(product);
      }
      return {
        kind: 'wait',
        message: `Waiting for ${product.id} of an earlier attempt, which Service Catalog still changes`,
      };
    default:
      return product.status === 'AVAILABLE' && asksForTheSame
        ? follow(product)
        : fail(
            'NameTaken',
            `An earlier attempt left ${product.id} with the status ${product.status}, but this request asks for something else. Ask for the same as before, or have it terminated.`,
          );
  }
}

function follow(product: FoundProduct): StartDecision {
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

function hasTags({ tags }: FoundProduct, spec: ProvisionSpec): boolean {
  return (
    tags[TAGS.environment] === spec.fullName && tags[TAGS.team] === spec.owner
  );
}

export type RecordOutcome = 'open' | 'rollingBack' | 'succeeded' | 'failed';

/** Whether a record has ended, and how. `IN_PROGRESS_IN_ERROR` is not an end: AWS rolls back then. */
export function recordOutcome(record: ProvisioningRecord): RecordOutcome {
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

/** The provisioned product's tags. None that is asked for takes the place of one of the portal's. */
export function provisioningTags(
  spec: ProvisionSpec,
  portalId: string,
): Record<string, string> {
  return {
    ...spec.tags,
    [TAGS.environment]: spec.fullName,
    [TAGS.team]: spec.owner,
    [TAGS.portal]: portalId,
  };
}
