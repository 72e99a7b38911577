import { getPublicSuffix, parse } from 'tldts';
import { SUFFIX_PARENTS } from './suffixParents.generated';

const MAX_HOSTNAME_LENGTH = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const NUMBER = /^(\d+|0x[0-9a-f]*)$/;

/** Suffixes of AWS that the product's template takes in no list, whatever that is for. */
const REFUSED_BY_TEMPLATE = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'aws',
];

/**
 * Suffixes under which AWS answers for every customer: whoever reaches one reaches any account's
 * buckets, queues and functions (DNS suffixes of AWS's partitions, `partitions.json` of its SDKs).
 */
const AWS_API_SUFFIXES = [
  ...REFUSED_BY_TEMPLATE,
  'amazonwebservices.com.cn',
  'amazonwebservices.eu',
  'aws.hci.ic.gov',
  'aws.ic.gov',
  'aws.scloud',
  'c2s.ic.gov',
  'cloud-aws.adc-e.uk',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
  'sc2s.sgov.gov',
];

/** Where people sign in to any account, and to the console, which is as good as the API. */
const AWS_CONSOLE_SUFFIXES = [
  'amazonaws-eusc.eu',
  'amazonaws-us-gov.com',
  'amazonaws.cn',
  'aws.amazon.com',
  'awsapps.cn',
  'awsapps.com',
  'c2shome.ic.gov',
  'sc2shome.sgov.gov',
];

const AWS_SUFFIXES = [...AWS_API_SUFFIXES, ...AWS_CONSOLE_SUFFIXES];

/** Clouds that give names below these to customers, and have not put them into the Public Suffix List. */
const UNLISTED_SUFFIXES = [
  'backblazeb2.com',
  'cloudapp.azure.com',
  'cloudflarestorage.com',
  'oraclecloud.com',
  'wasabisys.com',
];

/**
 * The rule that a domain of an allowlist breaks, in plain words; nothing where it is fit for the list.
 *
 * As in a domain list of AWS Network Firewall, `example.com` is that host alone and `.example.com`
 * is it with all its subdomains; a list takes no scheme, port, path or wildcard.
 *
 * @public
 */
export function checkAllowedDomain(domain: string): string | undefined {
  const withSubdomains = domain.startsWith('.');
  const hostname = hostOf(domain);
  return brokenFormRule(hostname) ?? brokenReachRule(hostname, withSubdomains);
}

/**
 * The rule that a domain of a denylist breaks, which may reach as far as it wants, such as `.zip`.
 *
 * @public
 */
export function checkDeniedDomain(domain: string): string | undefined {
  const hostname = hostOf(domain);
  return (
    brokenFormRule(hostname) ??
    (isWithin(hostname, REFUSED_BY_TEMPLATE)
      ? 'must not be under a domain of AWS that the product takes in no list'
      : undefined)
  );
}

function hostOf(domain: string): string {
  return domain.replace(/^\./, '');
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
  if (isWithin(hostname, AWS_SUFFIXES)) {
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
  return withSubdomains ? brokenRuleBelow(hostname) : undefined;
}

/** What a name with all below it reaches, where that is more than who has the name answers for. */
function brokenRuleBelow(hostname: string): string | undefined {
  const isAbove = (name: string) => isWithin(name, [hostname]);
  if (AWS_SUFFIXES.some(isAbove)) {
    return 'must not be above a domain of AWS, where every AWS account can be reached; name what is needed below it';
  }
  return [...SUFFIX_PARENTS, ...UNLISTED_SUFFIXES].some(isAbove)
    ? 'must not be or be above a public suffix, under which anyone can have a domain; name what is needed below it'
    : undefined;
}

function isWithin(hostname: string, suffixes: readonly string[]): boolean {
  return suffixes.some(
    suffix => hostname === suffix || hostname.endsWith(`.${suffix}`),
  );
}

function lastLabel(hostname: string): string {
  return hostname.slice(hostname.lastIndexOf('.') + 1);
}
