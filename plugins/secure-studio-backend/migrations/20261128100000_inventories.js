// Of which product each snapshot is and at which version AWS had it; what each target's last sweep came to.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await keepOwnProducts(knex);
  await knex.schema.alterTable('secure_studio_snapshots', table => {
    table
      .string('provisioned_product_id')
      .notNullable()
      .defaultTo('')
      .comment('Of which product it is; empty while there was none');
    table
      .text('etag')
      .nullable()
      .comment('The data stands as long as AWS tells the same');
  });
  await knex('secure_studio_snapshots').update({
    provisioned_product_id: knex.raw(
      `coalesce((select provisioned_product_id from secure_studio_environments
        where name = secure_studio_snapshots.environment_name), '')`,
    ),
  });
  await knex.schema.createTable('secure_studio_inventories', table => {
    table.comment('What the last sweep of each target came to');
    table.string('target_id', 100).primary();
    table.string('swept_at').nullable();
    table.string('state', 32).nullable();
    table.text('message').nullable();
    table
      .text('confirmed')
      .notNullable()
      .comment('JSON: the environments that an admin has seen missing');
    table.string('confirmed_at').nullable();
    table.string('confirmed_by').nullable();
  });
};

/**
 * Products were found by name: a stranger's could have been taken for an environment's. An
 * environment's own is the one that its operations launched or found.
 *
 * @param {import('knex').Knex} knex
 */
async function keepOwnProducts(knex) {
  const environments = await knex('secure_studio_environments').select(
    'name',
    'provisioned_product_id',
  );
  for (const { name, provisioned_product_id: known } of environments) {
    const operation = await knex('secure_studio_operations')
      .where({ environment_name: name })
      .whereNotNull('provisioned_product_id')
      .orderBy('attempt', 'desc')
      .first('provisioned_product_id');
    const own = operation?.provisioned_product_id ?? null;
    if (own !== known) {
      await knex('secure_studio_environments').where({ name }).update({
        provisioned_product_id: own,
        product_status: null,
        terminated_at: null,
        egress_mode: null,
        domain_id: null,
        observed_at: null,
      });
      await knex('secure_studio_snapshots')
        .where({ environment_name: name })
        .delete();
    }
  }
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('secure_studio_inventories');
  await knex.schema.alterTable('secure_studio_snapshots', table => {
    table.dropColumns('provisioned_product_id', 'etag');
  });
};
