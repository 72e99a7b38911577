import {
  SectionError,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import { ObservedSections, Snapshot, Snapshots } from './types';

const TABLE = 'secure_studio_snapshots';

interface SnapshotRow {
  environment_name: string;
  section: SectionName;
  data: string | null;
  observed_at: string | null;
  error: string | null;
}

const NEVER_READ = { data: null, observedAt: null, error: null };

function toSnapshots(rows: SnapshotRow[]): Snapshots {
  const read = <Name extends SectionName>(name: Name): Snapshot<Name> => {
    const row = rows.find(({ section }) => section === name);
    return row
      ? {
          data: row.data === null ? null : JSON.parse(row.data),
          observedAt: row.observed_at,
          error: row.error === null ? null : JSON.parse(row.error),
        }
      : NEVER_READ;
  };
  return {
    product: read('product'),
    stack: read('stack'),
    domain: read('domain'),
    profiles: read('profiles'),
    firewall: read('firewall'),
    allowlist: read('allowlist'),
    endpoints: read('endpoints'),
  };
}

/** The last good answer of each section, with the error of the last read if that failed. */
export class SnapshotStore {
  constructor(private readonly database: Knex) {}

  async get(environment: string): Promise<Snapshots> {
    return toSnapshots(
      await this.rows().where({ environment_name: environment }),
    );
  }

  /** Keeps a good answer, unless a newer one is known, and drops the last error. */
  async keep<Name extends SectionName>(
    environment: string,
    section: Name,
    answer: { data: ObservedSections[Name] | null; observedAt: string },
  ): Promise<void> {
    const { data, observedAt } = answer;
    await this.upsert(
      {
        environment_name: environment,
        section,
        data: data === null ? null : JSON.stringify(data),
        observed_at: observedAt,
        error: null,
      },
      ['data', 'observed_at', 'error'],
      observedAt,
    );
  }

  /** Notes that a read failed, unless a newer good answer is known; the last good one stays. */
  async fail(
    environment: string,
    section: SectionName,
    error: SectionError,
  ): Promise<void> {
    await this.upsert(
      {
        environment_name: environment,
        section,
        data: null,
        observed_at: null,
        error: JSON.stringify(error),
      },
      ['error'],
      error.occurredAt,
    );
  }

  private async upsert(
    row: SnapshotRow,
    columns: (keyof SnapshotRow)[],
    readAt: string,
  ): Promise<void> {
    await this.rows()
      .insert(row)
      .onConflict(['environment_name', 'section'])
      .merge(columns)
      .where(older =>
        older
          .whereNull(`${TABLE}.observed_at`)
          .orWhere(`${TABLE}.observed_at`, '<=', readAt),
      );
  }

  private rows() {
    return this.database<SnapshotRow>(TABLE);
  }
}
