import { EgressMode, hasFirewall } from 'backstage-plugin-secure-studio-common';
import { RuleGroup } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack, ObservedAllowlist, Observation, Snapshot } from '../types';
import { requireEgressMode } from './chosen';
import { ReadFirewall, tokensInSync } from './firewall';
import { nameOfArn, requireOutput } from './outputs';
import { stands } from './stands';
import { ruledDomains } from './suricataRules';

/** A reserved name (RFC 2606) stands for an empty list, which a rule group cannot hold. */
const EMPTY_LIST = ['.invalid', 'invalid', '*.invalid'];

const isReal = (domain: string) => !EMPTY_LIST.includes(domain);

/** What is shown where there is no list, by choice. */
function noList(egressMode: EgressMode): ObservedAllowlist {
  return {
    egressMode,
    baseline: [],
    team: {
      domains: [],
      resolverDomains: null,
      capacity: null,
      consumedCapacity: null,
      ruleGroupName: null,
      modifiedAt: null,
    },
  };
}

/** The allowlist section. A rule group that AWS has no more lists nothing. */
export function allowlistSection(
  chosen: { egressMode: EgressMode; teamRuleGroupArn: string },
  found: {
    baseline: RuleGroup | undefined;
    team: RuleGroup | undefined;
    resolverDomains: string[] | undefined;
  },
): ObservedAllowlist {
  const { egressMode, teamRuleGroupArn } = chosen;
  const { baseline, team, resolverDomains } = found;
  return {
    egressMode,
    baseline: ruledDomains(
      baseline?.rulesString ?? '',
      egressMode === 'denylist' ? 'block' : 'pass',
    ),
    team: {
      domains: (team?.domains ?? []).filter(isReal),
      resolverDomains: resolverDomains?.filter(isReal) ?? null,
      capacity: team?.capacity ?? null,
      consumedCapacity: team?.consumedCapacity ?? null,
      ruleGroupName: nameOfArn(teamRuleGroupArn),
      modifiedAt: team?.modifiedAt ?? null,
    },
  };
}

/** The rule groups' update tokens: their content stands as long as the firewalls tell the same. */
function etagOf(tokens: (string | undefined)[] | undefined): string | null {
  return tokens?.every(Boolean) ? tokens.join(' ') : null;
}

/** Asks AWS for the lists, whatever is known. */
export async function describeAllowlist(
  source: SectionSource,
  stack: KnownStack,
): Promise<
  Pick<Observation<'allowlist'>, 'etag'> & { data: ObservedAllowlist }
> {
  const egressMode = requireEgressMode(stack);
  if (!hasFirewall(egressMode)) {
    return { data: noList(egressMode), etag: null };
  }
  const { baselineArn, teamRuleGroupArn, domainListId } = requireLists(stack);
  const [baseline, team, resolverDomains] = await Promise.all([
    source.ruleGroup(baselineArn),
    source.ruleGroup(teamRuleGroupArn),
    source.resolverDomains(domainListId),
  ]);
  return {
    data: allowlistSection(
      { egressMode, teamRuleGroupArn },
      { baseline, team, resolverDomains },
    ),
    etag: etagOf([baseline?.updateToken, team?.updateToken]),
  };
}

/**
 * Where the firewalls tell that the rule groups are as they were, AWS is asked for neither; for the
 * list of DNS Firewall, which tells of no version, in turn alone: its API takes five requests per
 * second in the whole account, also from the console.
 *
 * @param firewalls - Undefined where what is known may not stand.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html
 */
export async function readAllowlist(
  source: SectionSource,
  stack: KnownStack,
  previous: Snapshot<'allowlist'>,
  options: {
    readAt: string;
    firewalls: (() => Promise<readonly ReadFirewall[]>) | undefined;
    isListsTurn: boolean;
  },
): Promise<Observation<'allowlist'>> {
  const { firewalls, isListsTurn, readAt: observedAt } = options;
  const standing =
    firewalls && stands(previous, await etagInForce(stack, firewalls));
  if (standing?.data?.egressMode !== requireEgressMode(stack)) {
    return { ...(await describeAllowlist(source, stack)), observedAt };
  }
  const { domainListId } = requireLists(stack);
  return isListsTurn
    ? {
        ...standing,
        data: withResolverDomains(
          standing.data,
          await source.resolverDomains(domainListId),
        ),
        observedAt,
      }
    : standing;
}

/** Of the rule groups as the firewalls have them; null where they tell none, or have none. */
async function etagInForce(
  stack: KnownStack,
  firewalls: () => Promise<readonly ReadFirewall[]>,
): Promise<string | null> {
  if (!hasFirewall(requireEgressMode(stack))) {
    return null;
  }
  const { baselineArn, teamRuleGroupArn } = requireLists(stack);
  const read = await firewalls().catch(() => []);
  return etagOf(tokensInSync(read, [baselineArn, teamRuleGroupArn]));
}

/** @throws AwsError where the stack does not name them. */
function requireLists(stack: KnownStack) {
  const { outputs } = stack;
  return {
    baselineArn: requireOutput(outputs, 'baselineRuleGroupArn'),
    teamRuleGroupArn: requireOutput(outputs, 'teamRuleGroupArn'),
    domainListId: requireOutput(outputs, 'teamDomainListId'),
  };
}

function withResolverDomains(
  allowlist: ObservedAllowlist,
  resolverDomains: string[] | undefined,
): ObservedAllowlist {
  return {
    ...allowlist,
    team: {
      ...allowlist.team,
      resolverDomains: resolverDomains?.filter(isReal) ?? null,
    },
  };
}
