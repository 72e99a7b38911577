// In which account and region AWS had an environment: where its target is moved, what AWS lacks says nothing.

const TABLE = 'secure_studio_environments';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable(TABLE, table => {
    table
      .string('seen_account_id', 12)
      .nullable()
      .comment('The account in which AWS last had it');
    table
      .string('seen_region', 64)
      .nullable()
      .comment('The region in which AWS last had it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable(TABLE, table => {
    table.dropColumns('seen_account_id', 'seen_region');
  });
};
