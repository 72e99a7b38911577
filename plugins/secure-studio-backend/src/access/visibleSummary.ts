import { EnvironmentSummary } from 'backstage-plugin-secure-studio-common';
import { Caller } from './caller';

/** What of a summary the caller sees: a service with no user behind it not when, why, nor how it is set up. */
export function visibleSummary(
  caller: Caller,
  summary: EnvironmentSummary,
): EnvironmentSummary {
  return caller.kind === 'user'
    ? summary
    : {
        ...summary,
        statusReason: null,
        egressMode: null,
        createdAt: null,
        observedAt: null,
      };
}
