import {
  ChangedOwner,
  Environment,
  EnvironmentList,
  EnvironmentListQuery,
  Inventory,
  Lead,
  NameAvailability,
  Operation,
  OperationEvent,
  OwnerChange,
  ProvisionPlan,
  ProvisionRequest,
  RegistrationRequest,
  RegistrationResult,
  SectionName,
  StudioUrl,
  Target,
  TeamMembers,
  Teams,
  UnregisteredProduct,
} from './types';

/**
 * The backend's API. Every method throws a `ResponseError` that carries the backend's own message
 * where the backend refuses or fails.
 *
 * @typeParam Options - What a call needs beside its input: nothing in the browser, credentials in a backend.
 * @public
 */
export interface SecureStudioApi<Options extends unknown[] = []> {
  /** The targets on which the caller's groups, or one of them, may provision. */
  listTargets(
    filter: { owner?: string },
    ...options: Options
  ): Promise<Target[]>;

  /** The groups whose member the caller is, and whether it is an admin or reviewer. */
  listTeams(...options: Options): Promise<Teams>;

  /**
   * The members of a group of the caller's, or of any for an admin: those who may be the user of a
   * profile. At most 50, out of those whom the search finds, or the one user who is looked for.
   */
  listTeamMembers(
    query: { owner: string; search?: string; user?: string },
    ...options: Options
  ): Promise<TeamMembers>;

  /** Who leads a group, and by what. */
  listLeads(request: { owner: string }, ...options: Options): Promise<Lead[]>;

  /** Makes a user of the catalog a lead of a group; for admins. */
  appointLead(
    request: { owner: string; user: string },
    ...options: Options
  ): Promise<void>;

  /** Takes an appointment back; for admins. */
  dismissLead(
    request: { owner: string; user: string },
    ...options: Options
  ): Promise<void>;

  /** Whether a new environment of this group may take this name now. */
  checkName(
    request: { owner: string; name: string },
    ...options: Options
  ): Promise<NameAvailability>;

  /** A page of the environments that the caller may see. */
  listEnvironments(
    query: EnvironmentListQuery,
    ...options: Options
  ): Promise<EnvironmentList>;

  /** What is on AWS with this portal's tags and has no row in its register. For admins. */
  listUnregistered(...options: Options): Promise<UnregisteredProduct[]>;

  /** Takes products into the register: one, or many whose claims are not in doubt. For admins. */
  registerEnvironments(
    items: RegistrationRequest[],
    ...options: Options
  ): Promise<RegistrationResult[]>;

  /** One environment, with the last good answer of each section. */
  getEnvironment(name: string, ...options: Options): Promise<Environment>;

  /** Reads all sections, or one, from AWS now. */
  refreshEnvironment(
    request: { name: string; section?: SectionName },
    ...options: Options
  ): Promise<Environment>;

  /**
   * Gives an environment to another group, under another short name where one is said; for admins. Its
   * full name and its profiles stay.
   */
  giveEnvironment(
    request: { environment: string } & OwnerChange,
    ...options: Options
  ): Promise<ChangedOwner>;

  /** Checks a request for a new environment in full and provisions nothing. */
  planEnvironment(
    request: ProvisionRequest,
    ...options: Options
  ): Promise<ProvisionPlan>;

  /**
   * Asks for a new environment. The same key with the same request answers with the same operation
   * while that is open or succeeded, and starts a new attempt once it failed. A key is of the user who
   * asks.
   */
  provisionEnvironment(
    request: ProvisionRequest & { idempotencyKey: string },
    ...options: Options
  ): Promise<Operation>;

  /** What the last sweep of each target came to; for admins. */
  listInventory(...options: Options): Promise<Inventory[]>;

  /** Says that an admin has seen these environments missing, so that they are looked for by id. */
  confirmMissing(
    request: { target: string; environments: string[] },
    ...options: Options
  ): Promise<Inventory>;

  /** The state of an operation. */
  getOperation(id: string, ...options: Options): Promise<Operation>;

  /** The events of an operation, oldest first, at most 1,000. */
  listOperationEvents(
    request: { id: string; after?: number; limit?: number },
    ...options: Options
  ): Promise<OperationEvent[]>;

  /** Ends an open operation of which AWS was asked for nothing yet. */
  cancelOperation(id: string, ...options: Options): Promise<Operation>;
  /** Stops following an open operation; what AWS does goes on. */
  abandonOperation(id: string, ...options: Options): Promise<Operation>;
  /** Mints a studio URL for a profile of the caller's own: a credential, not to be stored or logged. */
  createStudioUrl(
    request: { name: string; profile: string },
    ...options: Options
  ): Promise<StudioUrl>;
}
