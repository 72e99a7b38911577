import type { Deployment } from './deployment';

/** A rule of DNS Firewall with the domains of its list. */
interface ResolverRule {
  readonly action: string;
  readonly domains: string[];
  readonly blockResponse?: string;
  readonly trustsRedirection: boolean;
}

/** What Resolver answers to a workload. */
export interface ResolverAnswer {
  readonly response: 'RESOLVED' | 'NXDOMAIN' | 'NODATA' | 'OVERRIDE';
  /** The name, maybe a later one of the chain, that a rule blocked. */
  readonly blockedName?: string;
}

interface RuleProperties {
  readonly Action: string;
  readonly Priority: number;
  readonly FirewallDomainListId: string;
  readonly BlockResponse?: ResolverAnswer['response'];
  readonly FirewallDomainRedirectionAction?: string;
  readonly Qtype?: string;
}

/**
 * What a VPC's Resolver answers to a query for a name, which may lead to others by CNAME. Rules are
 * asked in order and the first that matches decides; what none matches is resolved. Unless the
 * deciding rule trusts redirections, each name of the chain is judged.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-rule-settings.html
 */
export function resolveName(
  deployment: Deployment,
  vpcId: string,
  name: string,
  redirections: string[] = [],
): ResolverAnswer {
  const rules = rulesOf(deployment, vpcId);
  for (const one of [name, ...redirections]) {
    const rule = rules.find(({ domains }) =>
      domains.some(domain => covers(domain, one)),
    );
    if (rule?.action === 'BLOCK') {
      return {
        response: (rule.blockResponse ??
          'NODATA') as ResolverAnswer['response'],
        blockedName: one,
      };
    }
    if (rule?.trustsRedirection) {
      break;
    }
  }
  return { response: 'RESOLVED' };
}

/** `*` is every name, `*.x` what is below `x`, `x` is `x` alone; case does not matter. */
function covers(domain: string, name: string): boolean {
  const [pattern, asked] = [domain, name].map(one =>
    one.toLowerCase().replace(/\.$/, ''),
  );
  if (pattern === '' || pattern.lastIndexOf('*') > 0) {
    throw new Error(`Not a domain of DNS Firewall: "${domain}"`);
  }
  if (pattern === '*') {
    return true;
  }
  return pattern.startsWith('*.')
    ? asked.endsWith(pattern.slice(1))
    : asked === pattern;
}

/** All rules that are associated with a VPC: groups by priority, rules by priority. */
function rulesOf(deployment: Deployment, vpcId: string): ResolverRule[] {
  const { attribute, logicalIds, properties } = deployment;
  const byId = (type: string, id: unknown) => {
    const found = logicalIds(`AWS::Route53Resolver::${type}`).find(
      one => attribute(one, 'Id') === id,
    );
    if (!found) {
      throw new Error(`No ${type} ${id}`);
    }
    return properties(found);
  };

  return logicalIds('AWS::Route53Resolver::FirewallRuleGroupAssociation')
    .map(id => properties(id))
    .filter(({ VpcId }) => VpcId === vpcId)
    .sort((one, other) => Number(one.Priority) - Number(other.Priority))
    .flatMap(({ FirewallRuleGroupId }) => {
      const { FirewallRules } = byId('FirewallRuleGroup', FirewallRuleGroupId);
      return [...(FirewallRules as RuleProperties[])].sort(
        (one, other) => one.Priority - other.Priority,
      );
    })
    .map(rule => {
      const { Domains } = byId('FirewallDomainList', rule.FirewallDomainListId);
      return resolverRule(rule, Domains as string[]);
    });
}

function resolverRule(rule: RuleProperties, domains: string[]): ResolverRule {
  if (
    !['ALLOW', 'ALERT', 'BLOCK'].includes(rule.Action) ||
    rule.Qtype !== undefined
  ) {
    throw new Error(`The tests do not know the rule ${JSON.stringify(rule)}`);
  }
  return {
    action: rule.Action,
    domains,
    blockResponse: rule.BlockResponse,
    trustsRedirection:
      rule.FirewallDomainRedirectionAction === 'TRUST_REDIRECTION_DOMAIN',
  };
}
