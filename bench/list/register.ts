import { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { TARGETS } from './config';
import { teamName, TEAMS } from './organisation';

const SWEEP_TIMEOUT = 120_000;

/** Two of ten are not well, one is gone. */
const STATUSES = [
  ...Array<string>(7).fill('available'),
  'degraded',
  'changing',
  'terminated',
];
const EGRESS_MODES = ['allowlist', 'allowlist', 'none', 'denylist'];
const FIRST = Date.parse('2026-01-01T00:00:00.000Z');

/** Even numbers between 0 and 1, in no order. */
const spread = (index: number) => (index * 0.618034) % 1;

/** What the register has of an environment: some teams have many, others few. */
function rowOf(index: number) {
  const team = teamName(Math.floor(TEAMS * spread(index) ** 1.5));
  const shortName = `environment-${index}`;
  const status = STATUSES[index % STATUSES.length];
  const createdAt = new Date(FIRST + index * 60_000).toISOString();
  return {
    name: `${team}--${shortName}`,
    short_name: shortName,
    owner_ref: `group:default/${team}`,
    identity: `group:default/${team} ${shortName}`,
    target_id: TARGETS[Math.floor(TARGETS.length * spread(index + 7))],
    requested_by: 'user:default/somebody',
    created_at: createdAt,
    provisioned_product_id: `pp-${index}`,
    product_status: 'AVAILABLE',
    terminated_at: status === 'terminated' ? createdAt : null,
    egress_mode: EGRESS_MODES[index % EGRESS_MODES.length],
    domain_id: `d-${index}`,
    observed_at: createdAt,
    status,
    status_source: status === 'degraded' ? 'endpoints' : null,
    status_reason:
      status === 'degraded' ? '16 of 17 endpoints are available' : null,
  };
}

/** Puts environments into the register as the inventory would have found them. */
export async function fillRegister(
  database: Knex,
  environments: number,
): Promise<void> {
  await database.batchInsert(
    'secure_studio_environments',
    Array.from({ length: environments }, (_, index) => rowOf(index)),
    100,
  );
}

/** Waits until there is no sweep any more: without AWS they find nothing, and would doubt what is put there. */
export async function firstSweeps(database: Knex): Promise<void> {
  const deadline = Date.now() + SWEEP_TIMEOUT;
  for (;;) {
    const swept = await database('secure_studio_inventories').pluck(
      'target_id',
    );
    if (TARGETS.every(target => swept.includes(target))) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error('The first sweeps did not end');
    }
    await sleep(1_000);
  }
}
