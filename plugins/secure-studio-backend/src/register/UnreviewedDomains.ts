import { Knex } from 'knex';

const TABLE = 'secure_studio_unreviewed_domains';
/** SQLite takes a limited number of values in one statement. */
const CHUNK = 50;

interface UnreviewedDomainRow {
  environment_name: string;
  domain: string;
  found_at: string;
}

/** Domains that were live when an environment was registered: nobody approved them in this portal. */
export class UnreviewedDomains {
  constructor(private readonly database: Knex) {}

  async list(environment: string): Promise<string[]> {
    const rows = await this.database<UnreviewedDomainRow>(TABLE)
      .where({ environment_name: environment })
      .orderBy('domain');
    return rows.map(({ domain }) => domain);
  }

  /** In place of those that were there before. */
  async replace(
    environment: string,
    domains: readonly string[],
    transaction: Knex.Transaction,
  ): Promise<void> {
    await transaction<UnreviewedDomainRow>(TABLE)
      .where({ environment_name: environment })
      .delete();
    const foundAt = new Date().toISOString();
    await transaction.batchInsert(
      TABLE,
      [...new Set(domains)].map(
        (domain): UnreviewedDomainRow => ({
          environment_name: environment,
          domain,
          found_at: foundAt,
        }),
      ),
      CHUNK,
    );
  }
}
