// Lists are pages, sorted in the database: each order has an index that ends in the name, so that a page begins
// where the one before ended. An order is the same on every database: that of the characters' codes.

const TABLE = 'secure_studio_environments';
const SORTED = {
  owner_ref: 'varchar(255)',
  target_id: 'varchar(255)',
  status: 'varchar(32)',
  created_at: 'varchar(255)',
};
const BEFORE = {
  owner_ref: `${TABLE}_owner_ref_index`,
  target_id: `${TABLE}_target_id_index`,
  status: `${TABLE}_status_idx`,
  created_at: `${TABLE}_created_at_idx`,
};

/**
 * @param {import('knex').Knex} knex
 * @param {string} collation
 */
async function collate(knex, collation) {
  if (knex.client.dialect !== 'postgresql') {
    return;
  }
  for (const [column, type] of Object.entries({
    name: 'varchar(50)',
    ...SORTED,
  })) {
    await knex.raw(`alter table ?? alter column ?? type ${type} collate ??`, [
      TABLE,
      column,
      collation,
    ]);
  }
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable(TABLE, table => {
    for (const [column, index] of Object.entries(BEFORE)) {
      table.dropIndex([column], index);
    }
  });
  await collate(knex, 'C');
  await knex.schema.alterTable(TABLE, table => {
    for (const column of Object.keys(SORTED)) {
      table.index([column, 'name'], `${TABLE}_${column}_name_idx`);
    }
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable(TABLE, table => {
    for (const column of Object.keys(SORTED)) {
      table.dropIndex([column, 'name'], `${TABLE}_${column}_name_idx`);
    }
  });
  await collate(knex, 'default');
  await knex.schema.alterTable(TABLE, table => {
    for (const [column, index] of Object.entries(BEFORE)) {
      table.index([column], index);
    }
  });
};
