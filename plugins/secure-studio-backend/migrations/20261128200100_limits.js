// What all replicas count together.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('secure_studio_rate_windows', table => {
    table.comment('How often something was done since its window began');
    table.string('key', 500).primary();
    table.integer('taken').notNullable();
    table
      .string('resets_at')
      .notNullable()
      .index('secure_studio_rate_windows_resets_at_idx');
  });
  await knex.schema.createTable('secure_studio_quota_locks', table => {
    table.comment(
      'A row is written by who counts against the quotas of a target, so that one does after the other',
    );
    table.string('target_id').primary();
    table.integer('version').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('secure_studio_quota_locks');
  await knex.schema.dropTable('secure_studio_rate_windows');
};
