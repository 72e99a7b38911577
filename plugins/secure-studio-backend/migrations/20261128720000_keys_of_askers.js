// An idempotency key is of who asks: what one asker calls a request keeps no other from the same name for theirs.

const KEY_OF_ALL = 'secure_studio_operations_key_attempt_uq';
const KEY_OF_ASKER = 'secure_studio_operations_asker_key_attempt_uq';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('secure_studio_operations', table => {
    table.dropUnique(['idempotency_key', 'attempt'], KEY_OF_ALL);
    table.unique(['initiator_ref', 'idempotency_key', 'attempt'], {
      indexName: KEY_OF_ASKER,
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('secure_studio_operations', table => {
    table.dropUnique(
      ['initiator_ref', 'idempotency_key', 'attempt'],
      KEY_OF_ASKER,
    );
  });
  // Who had a key first keeps it.
  const rows = await knex('secure_studio_operations')
    .select('id', 'idempotency_key', 'attempt')
    .orderBy('created_at');
  const taken = new Set();
  for (const { id, idempotency_key: key, attempt } of rows) {
    if (taken.has(`${attempt} ${key}`)) {
      await knex('secure_studio_operations')
        .where({ id })
        .update({ idempotency_key: id });
    }
    taken.add(`${attempt} ${key}`);
  }
  await knex.schema.alterTable('secure_studio_operations', table => {
    table.unique(['idempotency_key', 'attempt'], { indexName: KEY_OF_ALL });
  });
};
