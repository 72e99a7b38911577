// Since when an environment is one that was taken over from AWS: what was asked for before was of something else.

const TABLE = 'secure_studio_environments';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable(TABLE, table => {
    table
      .string('registered_at')
      .nullable()
      .comment('When it was taken over from AWS; null where it was asked for');
  });
  await knex(TABLE)
    .whereNotNull('registered_by')
    .update({ registered_at: new Date().toISOString() });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable(TABLE, table => {
    table.dropColumns('registered_at');
  });
};
