// Who leads a group by appointment, which environment has the name that a group asked for, and since
// when a look at the catalog found the owning group no more.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('secure_studio_leads', table => {
    table.comment('The leads of groups whom admins appointed in the portal');
    table.string('group_ref').notNullable();
    table.string('user_ref').notNullable().index();
    table.string('appointed_by').notNullable();
    table.string('appointed_at').notNullable();
    table.primary(['group_ref', 'user_ref']);
  });
  await knex.schema.alterTable('secure_studio_environments', table => {
    table
      .string('identity', 320)
      .nullable()
      .comment(
        'Owner and short name while they are this environment’s: null once it is gone and another one has them',
      );
    table
      .string('owner_not_found_at')
      .nullable()
      .comment('When the catalog was first asked for the owner in vain');
  });
  const rows = await knex('secure_studio_environments').select(
    'name',
    'owner_ref',
    'short_name',
  );
  for (const { name, owner_ref: owner, short_name: shortName } of rows) {
    await knex('secure_studio_environments')
      .where({ name })
      .update({ identity: `${owner} ${shortName}` });
  }
  await knex.schema.alterTable('secure_studio_environments', table => {
    table.unique(['identity'], {
      indexName: 'secure_studio_environments_identity_uq',
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('secure_studio_environments', table => {
    table.dropUnique(['identity'], 'secure_studio_environments_identity_uq');
  });
  await knex.schema.alterTable('secure_studio_environments', table => {
    table.dropColumns('identity', 'owner_not_found_at');
  });
  await knex.schema.dropTable('secure_studio_leads');
};
