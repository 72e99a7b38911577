import { EnvironmentStatus, Operation, SectionName } from '../api';
import { operationFindings } from './coreFindings';
import { EnvironmentFacts, StatusSource, StatusVerdict } from './facts';
import { Finding, otherwise, WORST_FIRST } from './finding';
import { mapSections, SECTIONS } from './sections';

/**
 * The one status of an environment, from all that is known of it. An open operation says more than
 * what AWS said before it; what is gone is terminated; else the worst counts. A read that fails
 * takes nothing back that was read before.
 *
 * @public
 */
export function reduceStatus(facts: EnvironmentFacts): StatusVerdict {
  const { operation, gone } = facts;
  if (operation?.state === 'open') {
    return {
      status: statusWhileOpen(operation.type),
      reason: operation.message,
      source: 'operation',
    };
  }
  if (gone) {
    return {
      status: 'terminated',
      reason: 'AWS has the provisioned product no more',
      source: 'product',
    };
  }
  const found = findings(facts);
  for (const status of WORST_FIRST) {
    const [first, ...others] = found.filter(one => one.status === status);
    if (first) {
      return {
        status,
        reason:
          others.length > 0
            ? `${first.reason} and ${others.length} more`
            : first.reason,
        source: first.source,
      };
    }
  }
  return { status: 'available', reason: null, source: null };
}

function statusWhileOpen(type: Operation['type']): EnvironmentStatus {
  switch (type) {
    case 'provision':
      return 'provisioning';
    default:
      return otherwise(type, 'changing');
  }
}

/** In the order in which they are told where several are equally bad. */
const TARGET_FINDINGS: Record<EnvironmentFacts['target'], Finding[]> = {
  configured: [],
  missing: [
    { status: 'degraded', reason: 'Its target is not in the configuration' },
  ],
  moved: [
    {
      status: 'degraded',
      reason:
        'Its target has another account or region now than the one where AWS had it',
    },
  ],
};

function sectionFindings<Name extends SectionName>(
  name: Name,
  { profiles, sections }: EnvironmentFacts,
): Finding[] {
  const { data, error }: EnvironmentFacts['sections'][Name] = sections[name];
  const { findings: look, isAwaited, unread } = SECTIONS[name];
  if (data !== null) {
    return look(data, profiles);
  }
  return error || isAwaited ? [{ status: 'unknown', reason: unread }] : [];
}

function findings(
  facts: EnvironmentFacts,
): (Finding & { source: StatusSource })[] {
  const { operation } = facts;
  const bySource: Record<StatusSource, Finding[]> = {
    operation: operation ? operationFindings(operation) : [],
    ...mapSections(name => sectionFindings(name, facts)),
    target: TARGET_FINDINGS[facts.target],
    owner:
      facts.ownerExists === false
        ? [
            {
              status: 'degraded',
              reason: 'Its owning group is not in the catalog',
            },
          ]
        : [],
  };
  return (Object.keys(bySource) as StatusSource[]).flatMap(source =>
    bySource[source].map(finding => ({ ...finding, source })),
  );
}
