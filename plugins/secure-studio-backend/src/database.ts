import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { isProduction } from 'backstage-plugin-secure-studio-node';
import { Knex } from 'knex';
import { ConfigurationError } from './config';

/** Where the migrations are, also in the published package. */
export const MIGRATIONS = resolvePackagePath(
  'backstage-plugin-secure-studio-backend',
  'migrations',
);

/**
 * The plugin's database, with its tables as this version needs them.
 *
 * @throws ConfigurationError in production, where the database is gone with the process.
 */
export async function openDatabase(
  database: DatabaseService,
  { production = isProduction() } = {},
): Promise<Knex> {
  const client = await database.getClient();
  if (production && (await isInMemory(client))) {
    throw new ConfigurationError([
      {
        path: 'backend.database',
        expectation:
          'expected a database that outlives the process, such as PostgreSQL (client: pg) or SQLite in a folder (connection.directory): the one in memory would forget every environment',
      },
    ]);
  }
  if (!database.migrations?.skip) {
    await client.migrate.latest({ directory: MIGRATIONS });
  }
  return client;
}

/** SQLite itself says in which file its main database is: in none where it is in memory. */
async function isInMemory(client: Knex): Promise<boolean> {
  const { dialect }: Knex.Client = client.client;
  if (dialect !== 'sqlite3') {
    return false;
  }
  const main = await client('pragma_database_list')
    .where({ name: 'main' })
    .first<{ file: string | null } | undefined>('file');
  return !main?.file;
}
