import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { MIGRATIONS } from './database';
import { EnvironmentStore } from './environments/EnvironmentStore';
import { SnapshotStore } from './environments/SnapshotStore';
import { StatusRecorder } from './environments/StatusRecorder';
import { testDatabases } from './operations/__testUtils__/databases';
import { OperationStore } from './operations/OperationStore';

const TIME = '2026-01-01T00:00:00.000Z';
const databases = testDatabases();

describe.each(databases.ids)('migrations on %s', id => {
  it('go down to nothing and up again', async () => {
    const database = await databases.open(id);
    await database.migrate.rollback({ directory: MIGRATIONS }, true);
    expect(await database.schema.hasTable('secure_studio_environments')).toBe(
      false,
    );
    await database.migrate.latest({ directory: MIGRATIONS });
    expect(await database.schema.hasTable('secure_studio_environments')).toBe(
      true,
    );
  }, 60_000);

  it('give the rows of the old form a name of their own, and a status at the next start', async () => {
    const database = await databases.open(id);
    await database.migrate.rollback({ directory: MIGRATIONS }, true);
    await database.migrate.up({ directory: MIGRATIONS });
    await database.migrate.up({ directory: MIGRATIONS });
    await database('secure_studio_environments').insert([
      oldEnvironment('team-a-research', { provisioned_product_id: 'pp-1' }),
      oldEnvironment('team-a-gone', {
        provisioned_product_id: 'pp-2',
        product_status: 'TERMINATED',
        terminated_at: TIME,
      }),
      oldEnvironment('team-a-foreign', {
        provisioned_product_id: 'pp-stranger',
        product_status: 'AVAILABLE',
        domain_id: 'd-stranger',
      }),
    ]);
    await database('secure_studio_operations').insert([
      oldOperation('team-a-research', 'succeeded', 'pp-1'),
      oldOperation('team-a-gone', 'succeeded', 'pp-2'),
      oldOperation('team-a-foreign', 'failed', null),
    ]);
    const snapshot = (name: string) => ({
      environment_name: name,
      section: 'product',
      data: JSON.stringify({ id: 'pp', status: 'AVAILABLE' }),
      observed_at: TIME,
      error: null,
    });
    await database('secure_studio_snapshots').insert([
      snapshot('team-a-research'),
      snapshot('team-a-foreign'),
    ]);

    await database.migrate.latest({ directory: MIGRATIONS });
    const environments = new EnvironmentStore(database);
    await new StatusRecorder({
      database,
      targets: [
        { id: 'sandbox', accountId: '111122223333', region: 'eu-west-1' },
      ],
      environments,
      snapshots: new SnapshotStore(database),
      operations: new OperationStore(database),
      publish: async () => {},
    }).refreshEverything();
    expect(await environments.list()).toMatchObject([
      {
        shortName: 'foreign',
        status: 'failed',
        provisionedProductId: null,
        domainId: null,
      },
      { shortName: 'gone', status: 'terminated', terminatedAt: TIME },
      {
        shortName: 'research',
        status: 'available',
        provisionedProductId: 'pp-1',
      },
    ]);
  }, 60_000);

  it('leave a key, where it was of two askers, to the first of them', async () => {
    const database = await databases.open(id);
    const names = ['team-a-research', 'team-b-research'];
    await database('secure_studio_environments').insert(
      names.map(name => ({
        ...oldEnvironment(name, {}),
        short_name: name,
      })),
    );
    await database('secure_studio_operations').insert(
      names.map((name, index) => ({
        ...oldOperation(name, 'succeeded', null),
        idempotency_key: 'task:step',
        initiator_ref: `user:default/${name}`,
        created_at: `2026-01-0${index + 1}T00:00:00.000Z`,
      })),
    );
    await database.migrate.down({
      directory: MIGRATIONS,
      name: '20261128720000_keys_of_askers.js',
    } as Knex.MigratorConfig);
    const keys = () =>
      database('secure_studio_operations')
        .orderBy('created_at')
        .pluck('idempotency_key');
    const [first, second] = await keys();
    expect(first).toBe('task:step');
    expect(second).not.toBe('task:step');
    await database.migrate.latest({ directory: MIGRATIONS });
    expect(await keys()).toEqual([first, second]);
  }, 60_000);
});

function oldEnvironment(name: string, columns: object) {
  return {
    name,
    owner_ref: 'group:default/team-a',
    target_id: 'sandbox',
    requested_by: 'user:default/scientist',
    created_at: TIME,
    ...columns,
  };
}

function oldOperation(name: string, state: string, product: string | null) {
  return {
    id: randomUUID(),
    environment_name: name,
    type: 'provision',
    state,
    step: 'following',
    version: 1,
    attempt: 1,
    due_at: TIME,
    idempotency_key: name,
    request_hash: 'hash',
    request: '{}',
    initiator_ref: 'user:default/scientist',
    provision_token: randomUUID(),
    provisioned_product_id: product,
    message: 'The attempt ended',
    created_at: TIME,
    updated_at: TIME,
  };
}
