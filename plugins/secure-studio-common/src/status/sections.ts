import { SectionName } from '../api';
import {
  domainFindings,
  productFindings,
  profilesFindings,
  stackFindings,
} from './coreFindings';
import { EnvironmentFacts, StatusData } from './facts';
import { Finding } from './finding';
import {
  allowlistFindings,
  endpointsFindings,
  firewallFindings,
} from './networkFindings';

/** What a section says of the status of its environment. */
interface SectionStatus<Name extends SectionName> {
  /** What is not as it should be of what was read. */
  readonly findings: (
    data: StatusData[Name],
    givenProfiles: EnvironmentFacts['profiles'],
  ) => Finding[];
  /** What is said of it while it was never read, although it was tried. */
  readonly unread: string;
  /** Whether that is said before it was tried, too. */
  readonly isAwaited?: true;
}

/**
 * Every section of an environment, in the order in which they are given and told. The keys are those
 * of the API: what is in one of both alone does not compile.
 */
export const SECTIONS: {
  readonly [Name in SectionName]: SectionStatus<Name>;
} = {
  product: {
    findings: productFindings,
    unread: 'Nothing is known of the provisioned product yet',
    isAwaited: true,
  },
  stack: {
    findings: stackFindings,
    unread: 'The stack could not be read yet',
  },
  domain: {
    findings: domainFindings,
    unread: 'The domain could not be read yet',
  },
  profiles: {
    findings: profilesFindings,
    unread: 'The user profiles could not be read yet',
  },
  firewall: {
    findings: firewallFindings,
    unread: 'The firewall could not be read yet',
  },
  allowlist: {
    findings: allowlistFindings,
    unread: 'The allowlist could not be read yet',
  },
  endpoints: {
    findings: endpointsFindings,
    unread: 'The endpoints could not be read yet',
  },
};

/**
 * The sections of an environment, in the order in which the API gives them.
 *
 * @public
 */
export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];

/**
 * Something of each section, by its name.
 *
 * @public
 */
export function mapSections<Item>(
  make: (name: SectionName) => Item,
): Record<SectionName, Item> {
  return Object.fromEntries(
    SECTION_NAMES.map(name => [name, make(name)]),
  ) as Record<SectionName, Item>;
}
