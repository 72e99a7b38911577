// An operation may be ended by a person, and tells since when it gets no further.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('secure_studio_operations', table => {
    table
      .string('failing_since')
      .nullable()
      .comment('Since when each of its steps fails');
    table
      .integer('absences')
      .notNullable()
      .defaultTo(0)
      .comment('How often in a row AWS had nothing of it');
    table
      .string('progressed_at')
      .nullable()
      .comment('When it last got further');
    table
      .string('ended_by')
      .nullable()
      .comment('Who cancelled or abandoned it');
  });
  await knex('secure_studio_operations').update({
    progressed_at: knex.ref('updated_at'),
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // What was not known yet then: it looks for its product before it provisions again.
  await knex('secure_studio_operations')
    .where({ step: 'launching' })
    .update({ step: 'requested' });
  await knex('secure_studio_operations')
    .whereIn('state', ['cancelled', 'abandoned'])
    .update({ state: 'failed' });
  await knex.schema.alterTable('secure_studio_operations', table => {
    table.dropColumns('failing_since', 'absences', 'progressed_at', 'ended_by');
  });
};
