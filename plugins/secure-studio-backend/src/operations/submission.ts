import { PRODUCT_PARAMETERS } from 'backstage-plugin-secure-studio-common';
import { createHash } from 'node:crypto';
import { operationOf } from '../environments/operationOf';
import { EnvironmentRecord } from '../environments/types';
import { AskedSpec, StoredOperation } from './types';

const REGION_PARAMETERS: readonly string[] = [
  PRODUCT_PARAMETERS.availabilityZones,
  PRODUCT_PARAMETERS.s3PrefixListId,
];

/** What there is already when a request comes in. */
export interface Held {
  /** The latest attempt with the request's idempotency key, by who asks. */
  sameKey: StoredOperation | undefined;
  /** The environment that has the full name. */
  environment: EnvironmentRecord | undefined;
  /** The environment, not gone, that the same group knows by the same name. */
  namesake?: EnvironmentRecord;
  /** Whether something on AWS that has no row claims the full name. */
  isClaimed?: boolean;
  /** That environment's latest operation. */
  latest: StoredOperation | undefined;
}

export type SubmissionDecision =
  /** The request was taken before. */
  | { kind: 'same'; operation: StoredOperation }
  | { kind: 'attempt'; attempt: number; environment: 'create' | 'replace' }
  | { kind: 'refuse'; reason: string };

/** Decides whether a checked request starts an attempt. */
export function decideSubmission(
  spec: AskedSpec,
  held: Held,
): SubmissionDecision {
  const { sameKey } = held;
  const hash = requestHash(spec);
  if (sameKey && sameKey.requestHash !== hash) {
    return {
      kind: 'refuse',
      reason:
        'This idempotency key was used for another request. Use a new key for a new request.',
    };
  }
  if (sameKey?.state === 'open' || sameKey?.state === 'succeeded') {
    return { kind: 'same', operation: sameKey };
  }
  const reason = nameHeldReason({ ...spec, requestHash: hash }, held);
  if (reason) {
    return { kind: 'refuse', reason };
  }
  return {
    kind: 'attempt',
    attempt: (held.latest?.attempt ?? 0) + 1,
    environment: held.environment ? 'replace' : 'create',
  };
}

/** Who wants a name, and for what as far as that is known. */
export interface NameRequest {
  fullName: string;
  owner: string;
  /** The environment's name without its group's. */
  name: string;
  target?: string;
  requestHash?: string;
}

/** Says the same whatever has the name, so that nobody learns what strangers have. */
export function notFree(fullName: string): string {
  return `The name ${fullName} is not free`;
}

/**
 * Why a request may not have its name: undefined where it is free, or where what had it failed or is gone.
 * What was abandoned may be on AWS: it keeps its name for those who ask for the same, and follow it again.
 */
export function nameHeldReason(
  request: NameRequest,
  held: Omit<Held, 'sameKey'>,
): string | undefined {
  const { environment, isClaimed, namesake } = held;
  const { fullName, owner, name, target } = request;
  if (namesake && namesake.name !== fullName) {
    return `There is an environment ${namesake.name} already, which ${owner} knows as ${name}`;
  }
  if (isClaimed) {
    return `${notFree(
      fullName,
    )}: a platform admin finds in the register what may have it`;
  }
  if (!environment) {
    return undefined;
  }
  const isOwn = environment.owner === owner;
  const latest = operationOf(environment, held.latest);
  if (latest?.state === 'open') {
    return isOwn
      ? `An environment ${fullName} is being provisioned`
      : notFree(fullName);
  }
  // What is proven to be gone keeps its name from nobody, whoever had it last.
  if (environment.terminatedAt) {
    return undefined;
  }
  if (!isOwn || environment.shortName !== name) {
    return notFree(fullName);
  }
  if (!latest || latest.state === 'succeeded') {
    return `There is an environment ${fullName} already`;
  }
  if (
    latest.state === 'abandoned' &&
    latest.requestHash !== request.requestHash
  ) {
    return `${fullName} was asked for and abandoned, and may be on AWS: ask for the same again to follow it, or choose another name`;
  }
  return target && environment.target !== target
    ? `Provisioning ${fullName} did not succeed on the target ${environment.target}, where something may be left to clean up: ask for it there again, or choose another name`
    : undefined;
}

/**
 * Equal for requests that ask for the same, whatever AWS said at the time and the target adds.
 */
export function requestHash(spec: AskedSpec): string {
  const chosen = sorted(spec.asked.parameters).filter(
    ([name]) => !REGION_PARAMETERS.includes(name),
  );
  const tags = sorted(spec.asked.tags);
  return createHash('sha256')
    .update(
      JSON.stringify([
        spec.fullName,
        spec.owner,
        spec.target,
        spec.profile,
        spec.profileUser,
        chosen,
        ...(tags.length > 0 ? [tags] : []),
      ]),
    )
    .digest('hex');
}

function sorted(values: Record<string, string>): [string, string][] {
  return Object.entries(values).sort(([one], [other]) =>
    one.localeCompare(other, 'en-US'),
  );
}
