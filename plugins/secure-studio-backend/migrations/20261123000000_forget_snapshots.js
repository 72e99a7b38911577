// What was read before sections held the stack's parameters; the next sweep reads all of it again.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex('secure_studio_snapshots').delete();
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('secure_studio_snapshots').delete();
};
