import { Knex } from 'knex';
import { chunk, MAX_VALUES } from '../chunk';
import { Confirmation, isUnproven } from './absence';
import { EnvironmentRow, toEnvironmentRecord } from './environmentRows';
import { EnvironmentRecord } from './types';
import { Place } from './whereSeen';

const TABLE = 'secure_studio_inventories';
const ENVIRONMENTS = 'secure_studio_environments';

/**
 * How a target's last sweep ended: `complete`; `incomplete`, where something could not be read;
 * `suspended`, where so much is missing that an admin is asked.
 */
export type SweepState = 'complete' | 'incomplete' | 'suspended';

/** What a target's last sweep came to. */
export interface SweepResult {
  /** When it began, ISO-8601. */
  readonly sweptAt: string;
  readonly state: SweepState;
  readonly message: string | null;
}

interface InventoryRow {
  target_id: string;
  swept_at: string | null;
  state: SweepState | null;
  message: string | null;
  confirmed: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
}

/** What is known of a target's sweeps. */
export interface InventoryRecord {
  readonly target: string;
  readonly sweep: SweepResult | null;
  readonly confirmation: Confirmation | null;
}

/** What the sweeps came to, and which environments AWS's lists leave out. */
export class InventoryStore {
  constructor(private readonly database: Knex) {}

  async find(target: string): Promise<InventoryRecord> {
    const row = await this.rows().where({ target_id: target }).first();
    return row
      ? toInventoryRecord(row)
      : { target, sweep: null, confirmation: null };
  }

  async record(target: string, result: SweepResult): Promise<void> {
    await this.rows()
      .insert({
        target_id: target,
        swept_at: result.sweptAt,
        state: result.state,
        message: result.message,
        confirmed: '[]',
      })
      .onConflict('target_id')
      .merge(['swept_at', 'state', 'message']);
  }

  /** In place of what was confirmed before. */
  async confirm(target: string, confirmation: Confirmation): Promise<void> {
    await this.rows()
      .insert({
        target_id: target,
        confirmed: JSON.stringify(confirmation.environments),
        confirmed_at: confirmation.at,
        confirmed_by: confirmation.by,
      })
      .onConflict('target_id')
      .merge(['confirmed', 'confirmed_at', 'confirmed_by']);
  }

  /** What a sweep may have to look at: what is there, what is being made, what is gone since not long ago. */
  async listEnvironments(
    target: string,
    { goneSince }: { goneSince: string },
  ): Promise<EnvironmentRecord[]> {
    const rows = await this.environments()
      .where({ target_id: target })
      .where(wanted =>
        wanted
          .whereNull('terminated_at')
          .orWhere('terminated_at', '>', goneSince)
          .orWhereIn(
            'name',
            this.database('secure_studio_operations')
              .whereNotNull('open_environment')
              .select('open_environment'),
          ),
      )
      .orderBy('name');
    return rows.map(toEnvironmentRecord);
  }

  /** What is gone for longer, of which AWS has the product all the same. */
  async listGone(
    target: string,
    { goneUntil, listed }: { goneUntil: string; listed: ReadonlySet<string> },
  ): Promise<EnvironmentRecord[]> {
    const rows: EnvironmentRow[] = [];
    for (const ids of chunk([...listed], MAX_VALUES)) {
      rows.push(
        ...(await this.environments()
          .where({ target_id: target })
          .where('terminated_at', '<=', goneUntil)
          .whereIn('provisioned_product_id', ids)),
      );
    }
    return rows.map(toEnvironmentRecord);
  }

  /** The environments of a target that are missing and that nobody has looked for by id since. */
  async listMissing(target: string): Promise<EnvironmentRecord[]> {
    const rows = await this.environments()
      .where({ target_id: target, terminated_at: null })
      .whereNotNull('absent_since')
      .orderBy('name');
    return rows.map(toEnvironmentRecord).filter(isUnproven);
  }

  /** Notes where AWS has environments. */
  async setSeenIn(
    names: readonly string[],
    { accountId, region }: Place,
  ): Promise<void> {
    for (const some of chunk(names, MAX_VALUES)) {
      await this.environments()
        .whereIn('name', some)
        .update({ seen_account_id: accountId, seen_region: region });
    }
  }

  /** Notes since when the lists leave environments out; null where they do not. */
  async setAbsentSince(
    names: readonly string[],
    absentSince: string | null,
  ): Promise<void> {
    await this.environments()
      .whereIn('name', names)
      .update({ absent_since: absentSince });
  }

  /** Notes that AWS has answered when it was asked for an environment by id. */
  async setLookedFor(name: string, lookedForAt: string): Promise<void> {
    await this.environments()
      .where({ name })
      .update({ looked_for_at: lookedForAt });
  }

  private environments() {
    return this.database<EnvironmentRow>(ENVIRONMENTS);
  }

  private rows() {
    return this.database<InventoryRow>(TABLE);
  }
}

function toInventoryRecord(row: InventoryRow): InventoryRecord {
  return {
    target: row.target_id,
    sweep:
      row.swept_at !== null && row.state !== null
        ? { sweptAt: row.swept_at, state: row.state, message: row.message }
        : null,
    confirmation:
      row.confirmed_at !== null && row.confirmed_by !== null
        ? {
            environments: JSON.parse(row.confirmed),
            at: row.confirmed_at,
            by: row.confirmed_by,
          }
        : null,
  };
}
