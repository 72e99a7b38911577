import { MIGRATIONS } from './database';
import { testDatabases } from './operations/__testUtils__/databases';

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
});
