import { ComponentType } from 'react';
import {
  Environment,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { AllowlistSection } from './AllowlistSection';
import { DomainSection } from './DomainSection';
import { EndpointsSection } from './EndpointsSection';
import { FirewallSection } from './FirewallSection';
import { ProductSection } from './ProductSection';
import { ProfilesSection } from './ProfilesSection';
import { StackSection } from './StackSection';

/** The card of each section, in the order of the page. */
export const SECTION_CARDS: {
  readonly [Name in SectionName]: ComponentType<{ environment: Environment }>;
} = {
  profiles: ProfilesSection,
  allowlist: AllowlistSection,
  domain: DomainSection,
  firewall: FirewallSection,
  endpoints: EndpointsSection,
  product: ProductSection,
  stack: StackSection,
};
