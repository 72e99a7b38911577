import { Knex } from 'knex';
import { EnvironmentRow, toEnvironmentRecord } from './environmentRows';
import { EnvironmentRecord } from './types';

/** A group and the name by which it knows an environment: what an environment is. */
export type Identity = Pick<EnvironmentRecord, 'owner' | 'shortName'>;

/** An identity as one text. No entity ref and no name has a space. */
export function identityOf({ owner, shortName }: Identity): string {
  return `${owner} ${shortName}`;
}

/** Whose the environments are. */
export class EnvironmentOwners {
  constructor(private readonly database: Knex) {}

  /** The environment, not gone, that a group knows by this name. */
  async findByIdentity(
    { owner, shortName }: Identity,
    transaction?: Knex.Transaction,
  ): Promise<EnvironmentRecord | undefined> {
    const row = await this.rows(transaction)
      .where({ owner_ref: owner, short_name: shortName, terminated_at: null })
      .orderBy('created_at')
      .first();
    return row && toEnvironmentRecord(row);
  }

  /** Takes the identity from an environment that is gone, so that another one may have it. */
  async freeIdentity(
    identity: Identity,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.rows(transaction)
      .where({ identity: identityOf(identity) })
      .whereNotNull('terminated_at')
      .update({ identity: null });
  }

  /**
   * Gives an environment to a group, which the catalog has.
   *
   * @throws a database conflict where the group has another environment of this name.
   */
  async give(
    name: string,
    identity: Identity,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.rows(transaction)
      .where({ name })
      .update({
        identity: identityOf(identity),
        owner_ref: identity.owner,
        short_name: identity.shortName,
        owner_not_found_at: null,
        owner_missing_since: null,
      });
  }

  /** The next owners of environments that are not gone, after this one, in their order. */
  async listOwners(options: {
    after: string;
    limit: number;
  }): Promise<string[]> {
    return this.rows()
      .where({ terminated_at: null })
      .where('owner_ref', '>', options.after)
      .distinct('owner_ref')
      .orderBy('owner_ref')
      .limit(options.limit)
      .pluck('owner_ref');
  }

  /**
   * Keeps that these owners are there.
   *
   * @returns the names of the environments whose owner is back.
   */
  async noteFound(owners: readonly string[]): Promise<string[]> {
    const back = await this.rows()
      .whereIn('owner_ref', owners)
      .whereNotNull('owner_missing_since')
      .pluck('name');
    await this.rows()
      .whereIn('owner_ref', owners)
      .where(noted =>
        noted
          .whereNotNull('owner_not_found_at')
          .orWhereNotNull('owner_missing_since'),
      )
      .update({ owner_not_found_at: null, owner_missing_since: null });
    return back;
  }

  /**
   * Keeps that these owners were not found: they are missing where an earlier look did not find them
   * either.
   *
   * @param lookedBefore - Looks until then are apart enough from this one. Times are ISO-8601.
   * @returns the names of the environments whose owner is missing since now.
   */
  async noteNotFound(
    owners: readonly string[],
    { at, lookedBefore }: { at: string; lookedBefore: string },
  ): Promise<string[]> {
    const twice = () =>
      this.rows()
        .whereIn('owner_ref', owners)
        .where('owner_not_found_at', '<=', lookedBefore)
        .whereNull('owner_missing_since');
    const missing: string[] = await twice().pluck('name');
    await twice().update({
      owner_missing_since: this.database.ref('owner_not_found_at'),
    });
    await this.rows()
      .whereIn('owner_ref', owners)
      .whereNull('owner_not_found_at')
      .update({ owner_not_found_at: at });
    return missing;
  }

  private rows(transaction?: Knex.Transaction) {
    return (transaction ?? this.database)<EnvironmentRow>(
      'secure_studio_environments',
    );
  }
}
