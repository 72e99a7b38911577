import { Endpoint } from 'backstage-plugin-secure-studio-common';

const AVAILABLE = 'available';
const MISSING = 'missing';

/** Whether an endpoint serves the environment. */
export function isAvailable(endpoint: Endpoint): boolean {
  return endpoint.state === AVAILABLE;
}

function rank(endpoint: Endpoint): number {
  if (endpoint.required && endpoint.state === MISSING) {
    return 0;
  }
  if (!isAvailable(endpoint)) {
    return endpoint.required ? 1 : 2;
  }
  return endpoint.required ? 3 : 4;
}

/** What needs attention first: missing, not available, then the rest by service. */
export function byAttention(endpoints: Endpoint[]): Endpoint[] {
  return [...endpoints].sort(
    (a, b) => rank(a) - rank(b) || a.serviceName.localeCompare(b.serviceName),
  );
}
