import { dataPerimeterPolicy } from './organization/dataPerimeterPolicy';
import type { OrganizationPolicy } from './organization/policy';
import {
  environmentPolicy,
  guardrailsPolicy,
} from './organization/protectionPolicies';
import { studioPolicy } from './organization/studioPolicy';

/** AWS Organizations: "Maximum size of a policy document" in characters, spaces between elements not counted. */
export const MAXIMUM_POLICY_SIZE = 5120;

/** The documents for the platform team, by the names of their files in `docs/guardrails`. */
export const ORGANIZATION_POLICIES: Readonly<
  Record<string, OrganizationPolicy>
> = {
  'scp-studio.json': studioPolicy,
  'scp-environments.json': environmentPolicy,
  'scp-guardrails.json': guardrailsPolicy,
  'rcp-data-perimeter.json': dataPerimeterPolicy,
};
