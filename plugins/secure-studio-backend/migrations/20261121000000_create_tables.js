// Times are ISO-8601 strings in UTC, JSON is text: the same on SQLite and PostgreSQL.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('secure_studio_environments', table => {
    table.comment('One row per environment that was ever asked for');
    table.string('name', 50).primary().comment('Full name');
    table.string('owner_ref').notNullable().index();
    table.string('target_id').notNullable().index();
    table.string('requested_by').notNullable();
    table.string('created_at').notNullable();
    table.string('provisioned_product_id').nullable();
    table
      .string('product_status')
      .nullable()
      .comment('As Service Catalog last said');
    table.string('terminated_at').nullable();
    table.string('egress_mode').nullable();
    table.string('domain_id').nullable();
    table.string('observed_at').nullable();
  });

  await knex.schema.createTable('secure_studio_operations', table => {
    table.comment('One row per attempt of an asked-for change');
    table.uuid('id').primary();
    table
      .string('environment_name', 50)
      .notNullable()
      .references('name')
      .inTable('secure_studio_environments')
      .onDelete('CASCADE');
    table
      .string('open_environment', 50)
      .nullable()
      .unique({ indexName: 'secure_studio_operations_open_environment_uq' })
      .comment(
        'The name of the environment while the operation is open, so that an environment has one at most',
      );
    table.string('type').notNullable();
    table.string('state').notNullable();
    table.string('step').notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Grows with every write: compare and set');
    table.integer('attempt').notNullable();
    table.string('due_at').notNullable();
    table.integer('retries').notNullable().defaultTo(0);
    table.string('lease_owner').nullable();
    table.string('lease_until').nullable();
    table.string('idempotency_key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.text('request').notNullable().comment('JSON');
    table.string('initiator_ref').notNullable();
    table.string('provision_token', 128).notNullable();
    table.string('terminate_token', 128).nullable();
    table.string('record_id').nullable();
    table.string('provisioned_product_id').nullable();
    table.string('stack_arn').nullable();
    table.text('message').notNullable();
    table.text('error').nullable().comment('JSON');
    table.integer('completed').notNullable().defaultTo(0);
    table.integer('total').notNullable().defaultTo(0);
    table.string('created_at').notNullable();
    table.string('updated_at').notNullable();
    table.string('finished_at').nullable();
    table.unique(['idempotency_key', 'attempt'], {
      indexName: 'secure_studio_operations_key_attempt_uq',
    });
    table.unique(['environment_name', 'attempt'], {
      indexName: 'secure_studio_operations_environment_attempt_uq',
    });
    table.index(['state', 'due_at'], 'secure_studio_operations_due_idx');
  });

  await knex.schema.createTable('secure_studio_operation_events', table => {
    table.comment('The event log of an operation');
    table
      .uuid('operation_id')
      .notNullable()
      .references('id')
      .inTable('secure_studio_operations')
      .onDelete('CASCADE');
    table.integer('sequence').notNullable();
    table.string('source').notNullable();
    table
      .string('source_event_id')
      .nullable()
      .comment("CloudFormation's id of the event");
    table.string('occurred_at').notNullable();
    table.string('logical_id').nullable();
    table.string('resource_type').nullable();
    table.string('status').nullable();
    table.text('message').nullable();
    table.primary(['operation_id', 'sequence']);
    table.unique(['operation_id', 'source_event_id'], {
      indexName: 'secure_studio_operation_events_source_uq',
    });
  });

  await knex.schema.createTable('secure_studio_snapshots', table => {
    table.comment('The last good answer of each section of an environment');
    table
      .string('environment_name', 50)
      .notNullable()
      .references('name')
      .inTable('secure_studio_environments')
      .onDelete('CASCADE');
    table.string('section').notNullable();
    table.text('data').nullable().comment('JSON');
    table.string('observed_at').nullable();
    table.text('error').nullable().comment('JSON');
    table.primary(['environment_name', 'section']);
  });

  await knex.schema.createTable('secure_studio_profiles', table => {
    table.comment('To which portal user each profile belongs');
    table
      .string('environment_name', 50)
      .notNullable()
      .references('name')
      .inTable('secure_studio_environments')
      .onDelete('CASCADE');
    table.string('profile_name', 63).notNullable();
    table.string('user_ref').notNullable();
    table.string('created_at').notNullable();
    table.primary(['environment_name', 'profile_name']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('secure_studio_profiles');
  await knex.schema.dropTable('secure_studio_snapshots');
  await knex.schema.dropTable('secure_studio_operation_events');
  await knex.schema.dropTable('secure_studio_operations');
  await knex.schema.dropTable('secure_studio_environments');
};
