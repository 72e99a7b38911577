import { components, paths } from './openapi.generated';

type Schemas = components['schemas'];

/** @public */
export type Target = Schemas['Target'];
/** @public */
export type TagField = Schemas['TagField'];
/** @public */
export type Team = Schemas['Team'];
/** @public */
export type TeamMember = Schemas['TeamMember'];
/** @public */
export type Lead = Schemas['Lead'];
/** @public */
export type OwnerChange = Schemas['OwnerChange'];
/** @public */
export type ChangedOwner = Schemas['ChangedOwner'];
/** @public */
export type NameAvailability = Schemas['NameAvailability'];
/** @public */
export type Network = Schemas['Network'];
/** @public */
export type TargetChoices = Schemas['TargetChoices'];
/** @public */
export type ExistingVpc = Schemas['ExistingVpc'];
/** @public */
export type ExistingKeys = Schemas['ExistingKeys'];
/** @public */
export type S3Exception = Schemas['S3Exception'];
/** @public */
export type ProvisionRequest = Schemas['ProvisionRequest'];
/** @public */
export type ProvisionPlan = Schemas['ProvisionPlan'];
/** @public */
export type UnregisteredProduct = Schemas['UnregisteredProduct'];
/** @public */
export type RegistrationRequest = Schemas['RegistrationRequest'];
/** @public */
export type RegistrationResult = Schemas['RegistrationResult'];
/** @public */
export type EnvironmentStatus = Schemas['EnvironmentStatus'];
/** @public */
export type StatusReason = Schemas['StatusReason'];
/** @public */
export type EnvironmentSummary = Schemas['EnvironmentSummary'];
/** @public */
export type EnvironmentList = Schemas['EnvironmentList'];
/** @public */
export type EnvironmentSort = Schemas['EnvironmentSort'];
/** @public */
export type SortOrder = Schemas['SortOrder'];
/** @public */
export type Environment = Schemas['Environment'];
/**
 * The sections of an environment.
 *
 * @public
 */
export type SectionName = keyof Environment['sections'];
/** @public */
export type SectionError = Schemas['SectionError'];
/** @public */
export type Product = Schemas['Product'];
/** @public */
export type Stack = Schemas['Stack'];
/** @public */
export type Domain = Schemas['Domain'];
/** @public */
export type Profile = Schemas['Profile'];
/** @public */
export type Firewall = Schemas['Firewall'];
/** @public */
export type FirewallZone = Schemas['FirewallZone'];
/** @public */
export type Allowlist = Schemas['Allowlist'];
/** @public */
export type Endpoints = Schemas['Endpoints'];
/** @public */
export type Endpoint = Schemas['Endpoint'];
/** @public */
export type Inventory = Schemas['Inventory'];
/** @public */
export type StudioUrl = Schemas['StudioUrl'];
/** @public */
export type Operation = Schemas['Operation'];
/** @public */
export type OperationEvent = Schemas['OperationEvent'];

/**
 * Which environments a list has, in which order, and which page of it is asked for.
 *
 * @public
 */
export type EnvironmentListQuery = NonNullable<
  paths['/environments']['get']['parameters']['query']
>;

/**
 * What each section of an environment holds.
 *
 * @public
 */
export type SectionData = {
  [Name in SectionName]: NonNullable<Environment['sections'][Name]['data']>;
};

/**
 * The last good answer of a section, with its age and the last error.
 *
 * @public
 */
export interface Section<Name extends SectionName = SectionName> {
  data: SectionData[Name] | null;
  observedAt: string | null;
  error: SectionError | null;
}

/**
 * The caller's groups, and what the caller is beside their member.
 *
 * @public
 */
export interface Teams {
  items: Team[];
  isAdmin: boolean;
  isReviewer: boolean;
}

/**
 * Members of a group, as many as one page takes.
 *
 * @public
 */
export interface TeamMembers {
  items: TeamMember[];
  /** Whether there are others, whom a search finds. */
  hasMore: boolean;
}
