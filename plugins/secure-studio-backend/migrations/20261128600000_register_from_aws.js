// What is on AWS with the portal's tags and has no row, and what came along when an admin registered it.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('secure_studio_unregistered', table => {
    table.comment('Provisioned products that claim to be environments');
    table.string('target_id').notNullable();
    table.string('provisioned_product_id').notNullable();
    table.string('name', 50).notNullable().comment('As its tag says');
    table.string('owner_ref').notNullable().comment('As its tag says');
    table.string('portal').nullable();
    table.string('product_status').notNullable();
    table.string('created_at').nullable();
    table.text('profiles').notNullable().comment('JSON');
    table.text('doubts').notNullable().comment('JSON');
    table.string('observed_at').notNullable();
    table.primary(['target_id', 'provisioned_product_id']);
  });
  await knex.schema.createTable('secure_studio_unreviewed_domains', table => {
    table.comment('Live domains that nobody approved in this portal');
    table
      .string('environment_name', 50)
      .notNullable()
      .references('name')
      .inTable('secure_studio_environments')
      .onDelete('CASCADE');
    table.string('domain').notNullable();
    table.string('found_at').notNullable();
    table.primary(['environment_name', 'domain']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('secure_studio_unreviewed_domains');
  await knex.schema.dropTable('secure_studio_unregistered');
};
