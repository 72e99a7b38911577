import { checkAllowedDomain, checkDeniedDomain } from './domain';
import { covers, coveringEntry, DomainSet, normalForm } from './domainSet';
import { Violation } from './Violation';

/** So that a long list of approved domains makes no long answer for each wrong one. */
const MAX_NAMED = 10;

/**
 * The rules that a team's list breaks. It is a set: what is in it twice, or within another of its
 * entries, breaks none.
 *
 * @param approved - Within which an allowlist must be; left out for a denylist, which needs no
 *   approval and may reach as far as it wants.
 * @public
 */
export function checkTeamDomains(
  domains: readonly string[],
  approved?: readonly string[],
): Violation[] {
  if (!approved) {
    return check('teamDomains', domains, checkDeniedDomain);
  }
  const set = normalForm(approved);
  return check(
    'teamDomains',
    domains,
    domain => checkAllowedDomain(domain) ?? brokenApprovalRule(domain, set),
  );
}

/**
 * The rules that a target's approved domains break: one that no request could use is of no use.
 *
 * @public
 */
export function checkApprovedDomains(domains: readonly string[]): Violation[] {
  return check('approvedDomains', domains, checkAllowedDomain);
}

/**
 * An entry of a list that says nothing that another does not say too.
 *
 * @public
 */
export interface RedundantDomain {
  readonly domain: string;
  /** The entry that says it; the same where it is there twice. */
  readonly coveredBy: string;
}

/**
 * The entries that could be left out of a list that breaks no rule, each once.
 *
 * @public
 */
export function redundantDomains(
  domains: readonly string[],
): RedundantDomain[] {
  const set = normalForm(domains);
  return [...new Set(domains)].flatMap(domain => {
    const coveredBy = coveringEntry(set, domain);
    const isRedundant =
      domain !== coveredBy || domains.filter(one => one === domain).length > 1;
    return coveredBy && isRedundant ? [{ domain, coveredBy }] : [];
  });
}

function check(
  field: string,
  domains: readonly string[],
  brokenRule: (domain: string) => string | undefined,
): Violation[] {
  return domains.flatMap((domain, index) => {
    const rule = brokenRule(domain);
    return rule ? [{ field: `${field}[${index}]`, rule }] : [];
  });
}

function brokenApprovalRule(
  domain: string,
  approved: DomainSet,
): string | undefined {
  if (covers(approved, domain)) {
    return undefined;
  }
  const named = approved.entries.slice(0, MAX_NAMED);
  const rest = approved.entries.length - named.length;
  return named.length > 0
    ? `must be within the target's approved domains: ${named.join(', ')}${
        rest > 0 ? ` and ${rest} more` : ''
      }`
    : "must be within the target's approved domains, of which there are none";
}
