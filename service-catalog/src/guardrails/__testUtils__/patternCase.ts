import { apiCall, CALLERS, type BusEvent } from './events';

/** What a rule must find, and the twins that it must let pass. */
export interface PatternCase {
  readonly id: string;
  readonly found: BusEvent[];
  readonly passed: BusEvent[];
}

/** By an administrator and by a user it is found; by a stack, or where it was refused, it is not. */
export function change(
  id: string,
  service: string,
  eventNames: string[],
  requestParameters: object,
  more: Partial<Pick<PatternCase, 'found' | 'passed'>> = {},
): PatternCase {
  const [first = ''] = eventNames;
  return {
    id,
    found: [
      ...eventNames.map(name => apiCall(service, name, { requestParameters })),
      apiCall(service, first, { by: CALLERS.user, requestParameters }),
      ...(more.found ?? []),
    ],
    passed: [
      ...eventNames.map(name =>
        apiCall(service, name, {
          by: CALLERS.cloudFormation,
          requestParameters,
        }),
      ),
      apiCall(service, first, { errorCode: 'AccessDenied', requestParameters }),
      ...(more.passed ?? []),
    ],
  };
}
