import { Allowlist } from 'backstage-plugin-secure-studio-common';
import { RuleGroup } from '../../aws';
import { SectionSource } from '../SectionSource';
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
  source: SectionSource,
  outputs: StackOutputs,
): Promise<Allowlist> {
  const baselineArn = requireOutput(outputs, 'baselineRuleGroupArn');
  const teamArn = requireOutput(outputs, 'teamRuleGroupArn');
  const [baseline, team] = await Promise.all([
    source.ruleGroup(baselineArn),
    source.ruleGroup(teamArn),
  ]);
  return allowlistSection(teamArn, { baseline, team });
}
