import { EgressMode, hasFirewall } from 'backstage-plugin-secure-studio-common';
import { RuleGroup } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack, ObservedAllowlist } from '../types';
import { requireEgressMode } from './chosen';
import { nameOfArn, requireOutput } from './outputs';
import { ruledDomains } from './suricataRules';

/** A reserved name (RFC 2606) stands for an empty list, which a rule group cannot hold. */
const EMPTY_LIST = ['.invalid', 'invalid', '*.invalid'];

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
  const isReal = (domain: string) => !EMPTY_LIST.includes(domain);
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

export async function readAllowlist(
  source: SectionSource,
  stack: KnownStack,
): Promise<ObservedAllowlist> {
  const egressMode = requireEgressMode(stack);
  if (!hasFirewall(egressMode)) {
    return noList(egressMode);
  }
  const { outputs } = stack;
  const baselineArn = requireOutput(outputs, 'baselineRuleGroupArn');
  const teamRuleGroupArn = requireOutput(outputs, 'teamRuleGroupArn');
  const domainListId = requireOutput(outputs, 'teamDomainListId');
  const [baseline, team, resolverDomains] = await Promise.all([
    source.ruleGroup(baselineArn),
    source.ruleGroup(teamRuleGroupArn),
    source.resolverDomains(domainListId),
  ]);
  return allowlistSection(
    { egressMode, teamRuleGroupArn },
    { baseline, team, resolverDomains },
  );
}
