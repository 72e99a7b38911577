import {
  EnvironmentStatus,
  Profile,
} from 'backstage-plugin-secure-studio-common';

/** Whether the viewer can open a profile, or why not. */
export type ProfileAccess =
  | 'openable'
  | 'outside'
  | 'onlyOwner'
  | 'environmentNotReady'
  | 'notInService';

const USABLE: EnvironmentStatus[] = [
  'available',
  'degraded',
  'changing',
  'tainted',
];

/** What the page says beforehand; the backend decides. */
export function profileAccess(
  profile: Profile,
  status: EnvironmentStatus,
): ProfileAccess {
  if (profile.user === null) {
    return 'outside';
  }
  if (!profile.own) {
    return 'onlyOwner';
  }
  if (!USABLE.includes(status)) {
    return 'environmentNotReady';
  }
  return profile.status === 'InService' ? 'openable' : 'notInService';
}
