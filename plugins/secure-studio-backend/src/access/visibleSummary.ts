import { EnvironmentSummary } from 'backstage-plugin-secure-studio-common';
import { Reader } from './caller';

/** What of a summary the reader sees: a service with no user behind it not when, why, nor how it is set up. */
export function visibleSummary(
  reader: Reader,
  summary: EnvironmentSummary,
): EnvironmentSummary {
  return reader.kind === 'user'
    ? summary
    : {
        ...summary,
        statusReason: null,
        egressMode: null,
        createdAt: null,
        observedAt: null,
      };
}
