import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { openDatabase } from './database';
import { testDatabases } from './operations/__testUtils__/databases';

const directory = mkdtempSync(join(tmpdir(), 'secure-studio-database-'));
const opened: Knex[] = [];

function sqlite(filename: string): Knex {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  opened.push(knex);
  return knex;
}

function open(knex: Knex, production: boolean) {
  return openDatabase(mockServices.database({ knex }), { production });
}

describe('openDatabase', () => {
  afterAll(async () => {
    await Promise.all(opened.map(knex => knex.destroy()));
    rmSync(directory, { recursive: true });
  });

  it.each([':memory:', ''])(
    'refuses SQLite with the file %j in production, and says what to configure',
    async filename => {
      const knex = sqlite(filename);
      await expect(open(knex, true)).rejects.toThrow(
        /^Invalid configuration at backend\.database: expected .*client: pg.*connection\.directory/,
      );
      expect(await knex.schema.hasTable('secure_studio_environments')).toBe(
        false,
      );
    },
  );

  it('takes SQLite in memory outside of production', async () => {
    const knex = await open(sqlite(':memory:'), false);
    expect(await knex.schema.hasTable('secure_studio_environments')).toBe(true);
  });

  it('takes SQLite in a file in production', async () => {
    const knex = await open(sqlite(join(directory, 'a.sqlite')), true);
    expect(await knex.schema.hasTable('secure_studio_environments')).toBe(true);
  });
});

const databases = testDatabases();
const servers = databases.ids.filter(([id]) => id !== 'SQLITE_3');

if (servers.length > 0) {
  it.each(servers)(
    'openDatabase takes %s in production',
    async id => {
      const knex = await open(await databases.open(id), true);
      expect(await knex.schema.hasTable('secure_studio_environments')).toBe(
        true,
      );
    },
    60_000,
  );
}
