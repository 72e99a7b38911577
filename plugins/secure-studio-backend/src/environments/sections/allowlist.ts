import { Allowlist } from 'backstage-plugin-secure-studio-common';
import { NetworkFirewallGateway, RuleGroup } from '../../aws';
import { StackOutputs } from '../types';
import { nameOfArn, requireOutput } from './outputs';
import { passedDomains } from './suricataRules';

/** A reserved name (RFC 2606) stands for an empty list, which a rule group cannot hold. */
const EMPTY_LIST = '.invalid';

/** The allowlist section. A rule group that AWS has no more passes nothing. */
export function allowlistSection(
  teamRuleGroupArn: string,
  found: { baseline: RuleGroup | undefined; team: RuleGroup | undefined },
): Allowlist {
  const { baseline, team } = found;
  return {
    baseline: passedDomains(baseline?.rulesString ?? ''),
    team: {
      domains: (team?.domains ?? []).filter(domain => domain !== EMPTY_LIST),
      capacity: team?.capacity ?? null,
      consumedCapacity: team?.consumedCapacity ?? null,
      ruleGroupName: nameOfArn(teamRuleGroupArn),
      modifiedAt: team?.modifiedAt ?? null,
    },
  };
}

export async function readAllowlist(
  networkFirewall: NetworkFirewallGateway,
  outputs: StackOutputs,
): Promise<Allowlist> {
  const baselineArn = requireOutput(outputs, 'baselineRuleGroupArn');
  const teamArn = requireOutput(outputs, 'teamRuleGroupArn');
  const [baseline, team] = await Promise.all([
    networkFirewall.describeRuleGroup(baselineArn),
    networkFirewall.describeRuleGroup(teamArn),
  ]);
  return allowlistSection(teamArn, { baseline, team });
}
