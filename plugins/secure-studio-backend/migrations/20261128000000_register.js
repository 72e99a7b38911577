// What the register knows of an environment beside what AWS says: its own name, its status, whose it is.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('secure_studio_environments', table => {
    table
      .string('short_name', 50)
      .notNullable()
      .defaultTo('')
      .comment('As it was asked for: with owner_ref the identity');
    table.string('status', 32).notNullable().defaultTo('unknown');
    table.text('status_reason').nullable();
    table.string('status_source', 32).nullable();
    table
      .string('absent_since')
      .nullable()
      .comment('Since when the lists of AWS leave it out, without proof');
    table
      .string('looked_for_at')
      .nullable()
      .comment('When AWS was last asked for it by id');
    table.string('owner_missing_since').nullable();
    table
      .string('registered_by')
      .nullable()
      .comment('The admin who took it over from AWS');
  });
  const rows = await knex('secure_studio_environments').select(
    'name',
    'owner_ref',
  );
  for (const { name, owner_ref: owner } of rows) {
    // Until now a full name was the group's name, a hyphen and the environment's.
    const group = owner.slice(owner.lastIndexOf('/') + 1);
    await knex('secure_studio_environments')
      .where({ name })
      .update({ short_name: name.slice(group.length + 1) });
  }
  await knex.schema.alterTable('secure_studio_environments', table => {
    for (const column of ['status', 'created_at', 'provisioned_product_id']) {
      table.index([column], `secure_studio_environments_${column}_idx`);
    }
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('secure_studio_environments', table => {
    for (const column of ['status', 'created_at', 'provisioned_product_id']) {
      table.dropIndex([column], `secure_studio_environments_${column}_idx`);
    }
  });
  await knex.schema.alterTable('secure_studio_environments', table => {
    table.dropColumns(
      'short_name',
      'status',
      'status_reason',
      'status_source',
      'absent_since',
      'looked_for_at',
      'owner_missing_since',
      'registered_by',
    );
  });
};
