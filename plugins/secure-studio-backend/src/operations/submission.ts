import { PRODUCT_PARAMETERS } from 'backstage-plugin-secure-studio-common';
import { createHash } from 'node:crypto';
import { EnvironmentRecord } from '../environments/types';
import { ProvisionSpec, StoredOperation } from './types';

const REGION_PARAMETERS: readonly string[] = [
  PRODUCT_PARAMETERS.availabilityZones,
  PRODUCT_PARAMETERS.s3PrefixListId,
];

/** What there is already when a request comes in. */
export interface Held {
  /** The latest attempt with the request's idempotency key. */
  sameKey: StoredOperation | undefined;
  /** The environment that has the full name. */
  environment: EnvironmentRecord | undefined;
  /** The environment, not gone, that the same group knows by the same name. */
  namesake?: EnvironmentRecord;
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
  spec: ProvisionSpec,
  held: Held,
): SubmissionDecision {
  const { sameKey } = held;
  if (sameKey && sameKey.requestHash !== requestHash(spec)) {
    return {
      kind: 'refuse',
      reason:
        'This idempotency key was used for another request. Use a new key for a new request.',
    };
  }
  if (sameKey && sameKey.state !== 'failed') {
    return { kind: 'same', operation: sameKey };
  }
  const reason = nameHeldReason(spec, held);
  if (reason) {
    return { kind: 'refuse', reason };
  }
  return {
    kind: 'attempt',
    attempt: (held.latest?.attempt ?? 0) + 1,
    environment: held.environment ? 'replace' : 'create',
  };
}

/** Says the same whatever has the name, so that nobody learns what strangers have. */
export function notFree(fullName: string): string {
  return `The name ${fullName} is not free`;
}

/**
 * Why a request may not have its name: undefined where it is free, or where what had it failed or is gone.
 *
 * @param request - Without a target where that is not chosen yet.
 */
export function nameHeldReason(
  request: { fullName: string; owner: string; name: string; target?: string },
  { environment, namesake, latest }: Omit<Held, 'sameKey'>,
): string | undefined {
  const { fullName, owner, name, target } = request;
  if (namesake && namesake.name !== fullName) {
    return `There is an environment ${namesake.name} already, which ${owner} knows as ${name}`;
  }
  if (!environment) {
    return undefined;
  }
  if (environment.owner !== owner) {
    return notFree(fullName);
  }
  if (latest?.state === 'open') {
    return `An environment ${fullName} is being provisioned`;
  }
  if (environment.terminatedAt) {
    return undefined;
  }
  if (environment.shortName !== name) {
    return notFree(fullName);
  }
  if (latest?.state !== 'failed') {
    return `There is an environment ${fullName} already`;
  }
  return target && environment.target !== target
    ? `Provisioning ${fullName} failed on the target ${environment.target}, where something may be left to clean up: ask for it there again, or choose another name`
    : undefined;
}

/**
 * Equal for requests that ask for the same, whatever AWS said of the region at the time.
 */
export function requestHash(spec: ProvisionSpec): string {
  const chosen = Object.entries(spec.parameters)
    .filter(([name]) => !REGION_PARAMETERS.includes(name))
    .sort(([one], [other]) => one.localeCompare(other, 'en-US'));
  return createHash('sha256')
    .update(
      JSON.stringify([
        spec.fullName,
        spec.owner,
        spec.target,
        spec.profile,
        spec.profileUser,
        chosen,
      ]),
    )
    .digest('hex');
}
