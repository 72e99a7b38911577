import {
  Domain,
  Endpoints,
  Firewall,
} from 'backstage-plugin-secure-studio-common';
import { lacksEndpoint } from './endpoints';

/** Whether something is not there that the stack made. */
export function lacksSomething(sections: {
  domain: Domain | null;
  firewall: Firewall | null;
  endpoints: Endpoints | null;
}): boolean {
  const { domain, firewall, endpoints } = sections;
  return (
    domain?.status === 'missing' ||
    (firewall?.zones ?? []).some(({ status }) => status === 'missing') ||
    (endpoints !== null && lacksEndpoint(endpoints))
  );
}
