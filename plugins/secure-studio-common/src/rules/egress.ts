import { EgressMode, PRODUCT_PARAMETERS } from '../product';
import { EnvironmentSettings } from '../settings';
import { DomainSet, normalForm, resolverDomains } from './domainSet';
import { checkTeamDomains } from './teamDomains';
import { Violation } from './Violation';

/** Most of a group's capacity that the product gives out. */
const MAX_CAPACITY = 20_000;

/** Service Catalog, API_ProvisioningParameter: the longest value. */
const MAX_PARAMETER_LENGTH = 4096;

/**
 * Whether Studio's way to the internet leads through a firewall with a list of the team's.
 *
 * @public
 */
export function hasFirewall(mode: EgressMode): boolean {
  return mode === 'allowlist' || mode === 'denylist';
}

/**
 * The capacity that a list of domains takes: two for each domain, for TLS and for HTTP, and two for
 * the group. A list without a domain holds a reserved name.
 *
 * @public
 */
export function neededCapacity(domains: number): number {
  return 2 * Math.max(domains, 1) + 2;
}

/**
 * The rules that the way to the internet breaks.
 *
 * @public
 */
export function checkEgress(
  { egress, teamDomains, teamRuleGroupCapacity }: EnvironmentSettings,
  request: {
    approvedDomains: readonly string[];
    acknowledgeOpenEgress?: boolean;
  },
): Violation[] {
  const set = normalForm(teamDomains);
  return [
    ...(egress.mode === 'open' && !request.acknowledgeOpenEgress
      ? [
          {
            field: 'acknowledgeOpenEgress',
            rule: 'must be true with the egress mode open, in which Studio reaches everything and nothing is filtered',
          },
        ]
      : []),
    ...(hasFirewall(egress.mode)
      ? checkTeamDomains(
          teamDomains,
          egress.mode === 'allowlist' ? request.approvedDomains : undefined,
        )
      : refuseDomains(egress.mode, teamDomains)),
    ...checkLength(set),
    ...checkCapacity(teamRuleGroupCapacity, set.entries.length),
  ];
}

function refuseDomains(
  mode: EgressMode,
  domains: readonly string[],
): Violation[] {
  return domains.length > 0
    ? [
        {
          field: 'teamDomains',
          rule: `must be empty with the egress mode ${mode}, which has no list of domains`,
        },
      ]
    : [];
}

/** DNS Firewall's list is the longer one: it has two for each domain with a leading dot. */
function checkLength(set: DomainSet): Violation[] {
  return resolverDomains(set).join(',').length > MAX_PARAMETER_LENGTH
    ? [
        {
          field: 'teamDomains',
          rule: `must be fewer or shorter: the parameter ${PRODUCT_PARAMETERS.teamResolverDomains} takes ${MAX_PARAMETER_LENGTH} characters`,
        },
      ]
    : [];
}

function checkCapacity(capacity: number, domains: number): Violation[] {
  const needed = neededCapacity(domains);
  return Number.isInteger(capacity) &&
    capacity >= needed &&
    capacity <= MAX_CAPACITY
    ? []
    : [
        {
          field: 'teamRuleGroupCapacity',
          rule: `must be a whole number from ${needed}, which the list of domains takes, to ${MAX_CAPACITY}`,
        },
      ];
}
