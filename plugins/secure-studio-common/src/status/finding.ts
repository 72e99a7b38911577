import { EnvironmentStatus } from '../api';

/** What can be amiss, the worst first. */
export const WORST_FIRST = [
  'failed',
  'tainted',
  'degraded',
  'changing',
  'unknown',
] as const satisfies readonly EnvironmentStatus[];

/** Something that is not as it should be. */
export interface Finding {
  readonly status: (typeof WORST_FIRST)[number];
  /** A sentence for people, without its full stop, that names the thing. */
  readonly reason: string;
}

/**
 * What holds for a word that a running system may meet before it knows it. Where the API gets a new
 * word, its place no longer compiles.
 */
export function otherwise<Result>(_word: never, result: Result): Result {
  return result;
}
