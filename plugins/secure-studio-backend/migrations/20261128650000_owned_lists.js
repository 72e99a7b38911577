// Most people see the environments of a few groups, and most lists are of a status: an index has all that it
// takes to count them.

const TABLE = 'secure_studio_environments';
const COLUMNS = ['owner_ref', 'status', 'name'];
const INDEX = `${TABLE}_owner_ref_status_name_idx`;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable(TABLE, table => {
    table.index(COLUMNS, INDEX);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable(TABLE, table => {
    table.dropIndex(COLUMNS, INDEX);
  });
};
