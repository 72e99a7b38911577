import { getPublicSuffix, parse } from 'tldts';
import { Violation } from './Violation';

const MAX_HOSTNAME_LENGTH = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const NUMBER = /^(\d+|0x[0-9a-f]*)$/;

/**
 * Suffixes under which AWS answers for every customer: whoever reaches one reaches any account's
 * buckets, queues and functions (DNS suffixes of AWS's partitions, botocore's `partitions.json`).
 */
const AWS_SUFFIXES = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'amazonwebservices.com.cn',
  'amazonwebservices.eu',
  'aws',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
];

/**
 * The rule that a domain of an allowlist breaks, in plain words; nothing where it is fit for the list.
 *
 * As in a domain list of AWS Network Firewall, `example.com` is that host alone and `.example.com`
 * is it with all its subdomains; a list takes no scheme, port, path or wildcard.
 *
 * @public
 */
export function checkDomain(domain: string): string | undefined {
  const withSubdomains = domain.startsWith('.');
  const hostname = withSubdomains ? domain.slice(1) : domain;
  return brokenFormRule(hostname) ?? brokenReachRule(hostname, withSubdomains);
}

/**
 * The rules that a team's list breaks: form, reach, no domain twice, and each out of the target's
 * approved domains.
 *
 * @param approved - Left out for a list of what is blocked, which needs no approval.
 * @public
 */
export function checkTeamDomains(
  domains: readonly string[],
  approved?: readonly string[],
): Violation[] {
  return domains.flatMap((domain, index) => {
    const rule =
      checkDomain(domain) ??
      (approved && !approved.includes(domain)
        ? `must be one of the target's approved domains${list(approved)}`
        : undefined) ??
      (domains.indexOf(domain) < index
        ? 'must not be in the list twice'
        : undefined);
    return rule ? [{ field: `teamDomains[${index}]`, rule }] : [];
  });
}

function list(approved: readonly string[]): string {
  return approved.length > 0 ? `: ${approved.join(', ')}` : ', which has none';
}

function brokenFormRule(hostname: string): string | undefined {
  if (/:\/\//.test(hostname)) {
    return 'must be a domain without a scheme, such as example.com';
  }
  if (parse(hostname).isIp || NUMBER.test(lastLabel(hostname))) {
    return 'must be a domain, not an IP address';
  }
  if (/[/?#]/.test(hostname)) {
    return 'must be a domain without a path';
  }
  if (/[:@]/.test(hostname)) {
    return 'must be a domain without a port or user';
  }
  if (hostname.includes('*')) {
    return 'must not have a wildcard; a leading dot stands for all subdomains';
  }
  if (/[^\0-\x7f]/.test(hostname)) {
    return 'must be in ASCII; write other letters in Punycode (xn--…)';
  }
  if (/[A-Z]/.test(hostname)) {
    return 'must be in lower case';
  }
  if (
    hostname.length > MAX_HOSTNAME_LENGTH ||
    !hostname.split('.').every(label => LABEL.test(label))
  ) {
    return `must be labels of 1 to 63 letters, digits and inner hyphens between single dots, at most ${MAX_HOSTNAME_LENGTH} characters`;
  }
  return undefined;
}

function brokenReachRule(
  hostname: string,
  withSubdomains: boolean,
): string | undefined {
  if (AWS_SUFFIXES.some(suffix => isWithin(hostname, suffix))) {
    return 'must not be under a domain of AWS, where every AWS account can be reached; use a VPC endpoint';
  }
  if (
    !hostname.includes('.') ||
    getPublicSuffix(hostname) === hostname ||
    (withSubdomains &&
      getPublicSuffix(hostname, { allowPrivateDomains: true }) === hostname)
  ) {
    return 'must not be a public suffix, under which anyone can have a domain';
  }
  return undefined;
}

function isWithin(hostname: string, suffix: string): boolean {
  return hostname === suffix || hostname.endsWith(`.${suffix}`);
}

function lastLabel(hostname: string): string {
  return hostname.slice(hostname.lastIndexOf('.') + 1);
}
