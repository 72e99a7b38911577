import { EnvironmentStatus } from 'backstage-plugin-secure-studio-common';

/** How good a status is. */
export type Tone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

export const ENVIRONMENT_TONES: Record<EnvironmentStatus, Tone> = {
  provisioning: 'info',
  available: 'success',
  degraded: 'warning',
  changing: 'info',
  tainted: 'warning',
  failed: 'danger',
  terminating: 'info',
  terminated: 'neutral',
  unknown: 'neutral',
};

/** Every status that an environment may have. */
export const ENVIRONMENT_STATUSES = Object.keys(
  ENVIRONMENT_TONES,
) as EnvironmentStatus[];

const GOOD = /^(AVAILABLE|READY|IN_SYNC|INSERVICE|(CREATE|UPDATE)_COMPLETE)$/;
const BAD =
  /(FAILED|ERROR|MISSING|ROLLBACK|DELETED|REJECTED|EXPIRED|TERMINATED)/;
const MOVING =
  /(PROGRESS|PENDING|PROVISIONING|CREATING|UPDATING|DELETING|SCALING|CHANGE)/;

/** How good a status is that one of AWS's services gives, such as `InService` or `CREATE_FAILED`. */
export function awsTone(status: string): Tone {
  const name = status.toLocaleUpperCase('en-US');
  if (GOOD.test(name)) {
    return 'success';
  }
  if (BAD.test(name)) {
    return 'danger';
  }
  return MOVING.test(name) ? 'info' : 'neutral';
}
