import { AwsErrorKind } from '../aws';
import { TargetProblem } from './types';

/** Which key is wrong, and what is expected there. */
export function problemText({ key, expectation }: TargetProblem): string {
  return `${key}: expected ${expectation}`;
}

/**
 * Why nothing is known of a target, for those who want an environment there: roles and reasons are for
 * the log.
 */
export function unreadableText(kind?: AwsErrorKind): string {
  return kind === 'accessDenied'
    ? 'AWS refuses the portal what it needs to know of this target. Its log says which role and which action.'
    : 'AWS does not answer for this target now. Try again a little later.';
}
