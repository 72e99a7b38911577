import { Knex } from 'knex';
import { InventoryAge } from '../metrics';
import { EnvironmentRow } from './environmentRows';

/** How old what is known of each target's environments is; without those that nothing is known of yet. */
export async function inventoryAges(
  database: Knex,
  now: Date = new Date(),
): Promise<InventoryAge[]> {
  const rows = await database<EnvironmentRow>('secure_studio_environments')
    .whereNull('terminated_at')
    .whereNotNull('observed_at')
    .select('target_id')
    .min({ observed: 'observed_at' })
    .groupBy('target_id');
  return rows.map(row => ({
    target: String(row.target_id),
    seconds: Math.max(
      0,
      (now.getTime() - Date.parse(String(row.observed))) / 1000,
    ),
  }));
}
