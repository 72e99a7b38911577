import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';

/** SQLite, and PostgreSQL where a connection string is given. */
export const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

/** An empty database with the plugin's tables. */
export async function createDatabase(
  id: TestDatabaseId = 'SQLITE_3',
): Promise<Knex> {
  const database = await databases.init(id);
  await database.migrate.latest({
    directory: resolvePackagePath(
      'backstage-plugin-secure-studio-backend',
      'migrations',
    ),
  });
  return database;
}
