import { Knex } from 'knex';
import { EnvironmentRow } from '../environmentRows';

const TIME = '2026-01-01T00:00:00.000Z';

export function aRow(over: Partial<EnvironmentRow> = {}): EnvironmentRow {
  return {
    name: 'team-a--research',
    identity: null,
    short_name: 'research',
    owner_ref: 'group:default/team-a',
    target_id: 'sandbox',
    requested_by: 'user:default/scientist',
    created_at: TIME,
    provisioned_product_id: 'pp-1',
    product_status: 'AVAILABLE',
    terminated_at: null,
    egress_mode: 'allowlist',
    domain_id: 'd-1',
    observed_at: TIME,
    status: 'available',
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
    ...over,
  };
}

/** Puts rows into the register as they are. */
export async function register(
  database: Knex,
  rows: readonly Partial<EnvironmentRow>[],
): Promise<void> {
  await database.batchInsert<EnvironmentRow>(
    'secure_studio_environments',
    rows.map(aRow),
    100,
  );
}
