import { TargetConfig } from '../config';
import { EnvironmentRecord } from './types';

/** An account and region of AWS. */
export type Place = Pick<TargetConfig, 'accountId' | 'region'>;

/**
 * Whether AWS had the environment elsewhere than its target is now. What AWS lacks there says nothing
 * of the environment, and whatever has its ids there is not it.
 */
export function isSeenElsewhere(
  { seenIn }: Pick<EnvironmentRecord, 'seenIn'>,
  target: Place,
): boolean {
  return seenIn !== null && !isSamePlace(seenIn, target);
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.accountId === other.accountId && one.region === other.region;
}
