import { Knex } from 'knex';
import { chunk, MAX_VALUES } from '../chunk';
import { EnvironmentOwners, identityOf } from './EnvironmentOwners';
import {
  EnvironmentRow,
  ProfileRow,
  toEnvironmentRecord,
  toProfileRecord,
} from './environmentRows';
import { EnvironmentRecord, ProfileRecord } from './types';

const ENVIRONMENTS = 'secure_studio_environments';
const PROFILES = 'secure_studio_profiles';

/** What is known of an environment when it is asked for. */
export type NewEnvironment = Pick<
  EnvironmentRecord,
  'name' | 'shortName' | 'owner' | 'target' | 'requestedBy' | 'createdAt'
>;

/** What is made of all that is known of an environment. */
export type DerivedColumns = Pick<
  EnvironmentRecord,
  | 'productStatus'
  | 'terminatedAt'
  | 'egressMode'
  | 'domainId'
  | 'observedAt'
  | 'absentSince'
  | 'status'
  | 'statusReason'
>;

/** The environments and to whom their profiles belong. */
export class EnvironmentStore {
  readonly owners: EnvironmentOwners;

  constructor(private readonly database: Knex) {
    this.owners = new EnvironmentOwners(database);
  }

  /** In a transaction nobody else may change it until that ends. */
  async find(
    name: string,
    transaction?: Knex.Transaction,
  ): Promise<EnvironmentRecord | undefined> {
    const found = this.environments(transaction).where({ name }).first();
    const row = await (transaction ? found.forUpdate() : found);
    return row && toEnvironmentRecord(row);
  }

  /** By name. */
  async list(filter: { target?: string } = {}): Promise<EnvironmentRecord[]> {
    const rows = await this.environments()
      .where(filter.target ? { target_id: filter.target } : {})
      .orderBy('name');
    return rows.map(toEnvironmentRecord);
  }

  /** Which of these provisioned products are of an environment. */
  async withProvisionedProducts(
    ids: readonly string[],
    transaction?: Knex.Transaction,
  ): Promise<Set<string>> {
    const found = new Set<string>();
    for (const some of chunk(ids, MAX_VALUES)) {
      const rows = await this.environments(transaction)
        .whereIn('provisioned_product_id', some)
        .select('provisioned_product_id');
      rows.forEach(row => found.add(String(row.provisioned_product_id)));
    }
    return found;
  }

  /** @throws a database conflict where the name has a row, or the owner an environment of the short name. */
  async create(
    environment: NewEnvironment,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.environments(transaction).insert({
      name: environment.name,
      identity: identityOf(environment),
      short_name: environment.shortName,
      owner_ref: environment.owner,
      target_id: environment.target,
      requested_by: environment.requestedBy,
      created_at: environment.createdAt,
    });
  }

  /**
   * Lets a new environment have the name of one that is gone: nothing that AWS said of the old one
   * stays, and none of its profiles.
   *
   * @throws a database conflict where the owner has another environment of the short name.
   */
  async replace(
    environment: NewEnvironment,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.environments(transaction)
      .where({ name: environment.name })
      .update({
        identity: identityOf(environment),
        short_name: environment.shortName,
        owner_ref: environment.owner,
        target_id: environment.target,
        requested_by: environment.requestedBy,
        created_at: environment.createdAt,
        provisioned_product_id: null,
        product_status: null,
        terminated_at: null,
        egress_mode: null,
        domain_id: null,
        observed_at: null,
        status: 'unknown',
        status_reason: null,
        status_source: null,
        seen_account_id: null,
        seen_region: null,
        absent_since: null,
        looked_for_at: null,
        owner_not_found_at: null,
        owner_missing_since: null,
        registered_by: null,
        registered_at: null,
      });
    await this.profiles(transaction)
      .where({ environment_name: environment.name })
      .delete();
    await transaction('secure_studio_snapshots')
      .where({ environment_name: environment.name })
      .delete();
  }

  /** Where the environment had another product, nothing that AWS said of that one stays. */
  async setProvisionedProduct(
    name: string,
    provisionedProductId: string,
    transaction?: Knex.Transaction,
  ): Promise<void> {
    await this.environments(transaction)
      .where({ name })
      .where(other =>
        other
          .whereNull('provisioned_product_id')
          .orWhereNot({ provisioned_product_id: provisionedProductId }),
      )
      .update({
        provisioned_product_id: provisionedProductId,
        product_status: null,
        terminated_at: null,
        egress_mode: null,
        domain_id: null,
        observed_at: null,
        seen_account_id: null,
        seen_region: null,
        absent_since: null,
        looked_for_at: null,
      });
  }

  /** Notes which product an admin took over from AWS. */
  async setRegistered(
    name: string,
    registered: {
      provisionedProductId: string;
      registeredBy: string;
      registeredAt: string;
    },
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.environments(transaction).where({ name }).update({
      provisioned_product_id: registered.provisionedProductId,
      registered_by: registered.registeredBy,
      registered_at: registered.registeredAt,
    });
  }

  /** Those that there are, by name; until the transaction ends, nobody else may change them. */
  async lock(
    names: readonly string[],
    transaction: Knex.Transaction,
  ): Promise<EnvironmentRecord[]> {
    const rows = await this.environments(transaction)
      .whereIn('name', names)
      .orderBy('name')
      .forUpdate();
    return rows.map(toEnvironmentRecord);
  }

  async saveDerived(
    name: string,
    columns: DerivedColumns,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.environments(transaction)
      .where({ name })
      .update({
        product_status: columns.productStatus,
        terminated_at: columns.terminatedAt,
        egress_mode: columns.egressMode,
        domain_id: columns.domainId,
        observed_at: columns.observedAt,
        absent_since: columns.absentSince,
        status: columns.status,
        status_reason: columns.statusReason?.message ?? null,
        status_source: columns.statusReason?.source ?? null,
      });
  }

  /** The next names after this one, in their order. */
  async listNames(options: {
    after: string;
    limit: number;
  }): Promise<string[]> {
    const rows = await this.environments()
      .where('name', '>', options.after)
      .orderBy('name')
      .limit(options.limit)
      .select('name');
    return rows.map(({ name }) => name);
  }

  async addProfile(
    profile: ProfileRecord,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.profiles(transaction)
      .insert({
        environment_name: profile.environment,
        profile_name: profile.profile,
        user_ref: profile.user,
        created_at: profile.createdAt,
      })
      .onConflict(['environment_name', 'profile_name'])
      .merge(['user_ref', 'created_at']);
  }

  async listProfiles(environment: string): Promise<ProfileRecord[]> {
    const rows = await this.profiles()
      .where({ environment_name: environment })
      .orderBy('profile_name');
    return rows.map(toProfileRecord);
  }

  /** The profiles of several environments. */
  async listProfilesOf(
    environments: readonly string[],
    transaction?: Knex.Transaction,
  ): Promise<ProfileRecord[]> {
    const rows = await this.profiles(transaction)
      .whereIn('environment_name', environments)
      .orderBy(['environment_name', 'profile_name']);
    return rows.map(toProfileRecord);
  }

  /** To which user the portal gave a profile; null where it gave it to nobody. */
  async findProfileUser(
    environment: string,
    profile: string,
  ): Promise<string | null> {
    const row = await this.profiles()
      .where({ environment_name: environment, profile_name: profile })
      .first();
    return row?.user_ref ?? null;
  }

  private environments(transaction?: Knex.Transaction) {
    return (transaction ?? this.database)<EnvironmentRow>(ENVIRONMENTS);
  }

  private profiles(transaction?: Knex.Transaction) {
    return (transaction ?? this.database)<ProfileRow>(PROFILES);
  }
}
