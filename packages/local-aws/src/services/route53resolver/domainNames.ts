import { limitExceeded, validationError } from './errors';

/** "There is a limit of 1000 domains per request" (API reference, UpdateFirewallDomains). */
const MAX_DOMAINS_PER_REQUEST = 1000;
/** "1-255 characters in length" (API reference, UpdateFirewallDomains). */
const MAX_LENGTH = 255;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Domains as a list keeps them: in lower case, with the dot of the root at the end, as the
 * examples of ListFirewallDomains show them.
 *
 * @throws AwsError ValidationException naming the first one that is none; LimitExceededException
 */
export function domainNames(given: readonly string[]): string[] {
  if (given.length > MAX_DOMAINS_PER_REQUEST) {
    throw limitExceeded(
      `A request takes at most ${MAX_DOMAINS_PER_REQUEST} domains.`,
    );
  }
  const wrong = given.find(name => !isDomainName(name));
  if (wrong !== undefined) {
    throw validationError(`The domain ${wrong} is not valid.`);
  }
  return given.map(name =>
    name === '*' ? name : `${name.toLowerCase().replace(/\.$/, '')}.`,
  );
}

/** "It can optionally start with * (asterisk)", beside that letters, digits and hyphens in labels. */
export function isDomainName(name: string): boolean {
  if (name === '*') return true;
  const labels = name
    .toLowerCase()
    .replace(/^\*\./, '')
    .replace(/\.$/, '')
    .split('.');
  return name.length <= MAX_LENGTH && labels.every(label => LABEL.test(label));
}
