import { EnvironmentStatus, Operation, SectionName } from '../api';
import {
  domainFindings,
  operationFindings,
  productFindings,
  profilesFindings,
  stackFindings,
} from './coreFindings';
import {
  EnvironmentFacts,
  StatusData,
  StatusSource,
  StatusVerdict,
} from './facts';
import { Finding, otherwise, WORST_FIRST } from './finding';
import {
  allowlistFindings,
  endpointsFindings,
  firewallFindings,
} from './networkFindings';

/** What is said of a section that was never read, although it was tried. */
const UNREAD: Record<Exclude<SectionName, 'product'>, string> = {
  stack: 'The stack could not be read yet',
  domain: 'The domain could not be read yet',
  profiles: 'The user profiles could not be read yet',
  firewall: 'The firewall could not be read yet',
  allowlist: 'The allowlist could not be read yet',
  endpoints: 'The endpoints could not be read yet',
};

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

function findings(
  facts: EnvironmentFacts,
): (Finding & { source: StatusSource })[] {
  const { operation, sections } = facts;
  const read = <Name extends Exclude<SectionName, 'product'>>(
    name: Name,
    look: (data: StatusData[Name]) => Finding[],
  ): Finding[] => {
    const { data, error } = sections[name];
    if (data !== null) {
      return look(data);
    }
    return error ? [{ status: 'unknown', reason: UNREAD[name] }] : [];
  };
  const bySource: Record<StatusSource, Finding[]> = {
    operation: operation ? operationFindings(operation) : [],
    product: sections.product.data
      ? productFindings(sections.product.data)
      : [
          {
            status: 'unknown',
            reason: 'Nothing is known of the provisioned product yet',
          },
        ],
    stack: read('stack', stackFindings),
    domain: read('domain', domainFindings),
    profiles: read('profiles', data => profilesFindings(data, facts.profiles)),
    firewall: read('firewall', firewallFindings),
    allowlist: read('allowlist', allowlistFindings),
    endpoints: read('endpoints', endpointsFindings),
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
