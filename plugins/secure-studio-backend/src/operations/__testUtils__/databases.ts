import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { MIGRATIONS } from '../../database';

const POSTGRES = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** SQLite, and PostgreSQL where the environment names one; each with the plugin's tables. */
export function testDatabases() {
  const databases = TestDatabases.create({
    ids: process.env[POSTGRES] ? ['SQLITE_3', 'POSTGRES_15'] : ['SQLITE_3'],
    disableDocker: true,
  });
  return {
    ids: databases.eachSupportedId(),
    async open(id: TestDatabaseId): Promise<Knex> {
      const database = await databases.init(id);
      await database.migrate.latest({ directory: MIGRATIONS });
      return database;
    },
  };
}
