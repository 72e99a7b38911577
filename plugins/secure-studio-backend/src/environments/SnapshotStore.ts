import {
  SectionError,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import {
  NO_SNAPSHOTS,
  SnapshotRow,
  toSnapshotRow,
  toSnapshots,
} from './snapshotRows';
import { Observation, Snapshots } from './types';

const TABLE = 'secure_studio_snapshots';

/** Milliseconds by which clocks may differ: what is stamped later than that from now counts for nothing. */
const CLOCK_SKEW = 60_000;

/** Whose sections were read, and for which of its products: null before the first. */
export interface SnapshotSubject {
  readonly name: string;
  readonly provisionedProductId: string | null;
}

/** Answers for one or several sections. */
export type Observations = {
  readonly [Name in SectionName]?: Observation<Name>;
};

/** Failed reads of one or several sections. */
export type SectionErrors = { readonly [Name in SectionName]?: SectionError };

/**
 * The last good answer of each section, with the error of the last read if that failed. Of the
 * environment's own product alone: what was read of another one is neither kept nor given out.
 */
export class SnapshotStore {
  constructor(
    private readonly database: Knex,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async get(
    environment: string,
    transaction?: Knex.Transaction,
  ): Promise<Snapshots> {
    const all = await this.getAll([environment], transaction);
    return all.get(environment) ?? NO_SNAPSHOTS;
  }

  /** By name of the environment; each that was asked for is there. */
  async getAll(
    environments: readonly string[],
    transaction?: Knex.Transaction,
  ): Promise<Map<string, Snapshots>> {
    const byName = new Map<string, SnapshotRow[]>(
      environments.map(name => [name, []]),
    );
    const rows: SnapshotRow[] = await this.own(transaction)
      .whereIn('environment_name', environments)
      .select(`${TABLE}.*`);
    for (const row of rows) {
      byName.get(row.environment_name)?.push(row);
    }
    return new Map([...byName].map(([name, own]) => [name, toSnapshots(own)]));
  }

  /**
   * The answers that have stood the longest although nothing said that they changed, oldest first,
   * among the sections of a target's environments that are there.
   */
  async oldest(
    target: string,
    { sections, limit }: { sections: readonly SectionName[]; limit: number },
  ): Promise<{ environment: string; section: SectionName }[]> {
    const rows: Pick<SnapshotRow, 'environment_name' | 'section'>[] =
      await this.own()
        .where({ 'environments.target_id': target })
        .whereNull('environments.terminated_at')
        .whereIn('section', sections)
        .whereNotNull('etag')
        .orderBy([`${TABLE}.observed_at`, 'environment_name', 'section'])
        .limit(limit)
        .select('environment_name', 'section');
    return rows.map(row => ({
      environment: row.environment_name,
      section: row.section,
    }));
  }

  /** Keeps good answers, except where a newer one is known, and drops the last errors. */
  async keep(
    subject: SnapshotSubject,
    observations: Observations,
    transaction?: Knex.Transaction,
  ): Promise<void> {
    const { excluded } = this;
    const rows = Object.entries(observations).map(([section, observation]) =>
      toSnapshotRow(subject, section as SectionName, {
        ...observation,
        error: null,
      }),
    );
    await this.upsert(
      rows,
      {
        data: excluded('data'),
        observed_at: excluded('observed_at'),
        etag: excluded('etag'),
        error: null,
      },
      this.database.raw(`${TABLE}.observed_at <= excluded.observed_at`),
      transaction,
    );
  }

  /** Notes that reads failed, except where a newer good answer is known; the last good ones stay. */
  async fail(subject: SnapshotSubject, errors: SectionErrors): Promise<void> {
    const ofProduct = (column: keyof SnapshotRow) =>
      this.database.raw(
        `case when ${TABLE}.provisioned_product_id = excluded.provisioned_product_id then ${TABLE}.${column} end`,
      );
    for (const [section, error] of Object.entries(errors)) {
      await this.upsert(
        [
          toSnapshotRow(subject, section as SectionName, {
            data: null,
            observedAt: null,
            etag: null,
            error,
          }),
        ],
        {
          data: ofProduct('data'),
          observed_at: ofProduct('observed_at'),
          etag: ofProduct('etag'),
          error: this.excluded('error'),
        },
        this.database.raw(`${TABLE}.observed_at <= ?`, [error.occurredAt]),
      );
    }
  }

  /** Takes the place of what is older or of another product, for the environment's own product alone. */
  private async upsert(
    rows: SnapshotRow[],
    columns: Record<string, Knex.Raw | null>,
    isOlder: Knex.Raw,
    transaction?: Knex.Transaction,
  ): Promise<void> {
    if (rows.length === 0) {
      return;
    }
    await (transaction ?? this.database)(TABLE)
      .insert(rows)
      .onConflict(['environment_name', 'section'])
      .merge({
        provisioned_product_id: this.excluded('provisioned_product_id'),
        ...columns,
      })
      .whereRaw(
        `exists (select 1 from secure_studio_environments as environments
          where environments.name = ${TABLE}.environment_name
          and coalesce(environments.provisioned_product_id, '') = excluded.provisioned_product_id)`,
      )
      .where(replaceable =>
        replaceable
          .whereRaw(
            `${TABLE}.provisioned_product_id <> excluded.provisioned_product_id`,
          )
          .orWhereNull(`${TABLE}.observed_at`)
          .orWhere(`${TABLE}.observed_at`, '>', this.latest())
          .orWhere(isOlder),
      );
  }

  /** The latest time that a good answer can be of. */
  private latest(): string {
    return new Date(this.now().getTime() + CLOCK_SKEW).toISOString();
  }

  private readonly excluded = (column: keyof SnapshotRow): Knex.Raw =>
    this.database.raw(`excluded.${column}`);

  private own(transaction?: Knex.Transaction) {
    return (transaction ?? this.database)(TABLE)
      .join(
        'secure_studio_environments as environments',
        'environments.name',
        `${TABLE}.environment_name`,
      )
      .whereRaw(
        `${TABLE}.provisioned_product_id = coalesce(environments.provisioned_product_id, '')`,
      );
  }
}
