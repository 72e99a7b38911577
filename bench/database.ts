import { JsonObject } from '@backstage/types';
import knex, { Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from 'scripts/postgres';

/** A database for the portal, which the measurement may look into. */
export interface PortalDatabase {
  title: string;
  /** `backend.database` of the portal's configuration. */
  config: JsonObject;
  /** The database of one plugin, once the portal runs. */
  connect(plugin: string): Knex;
  /** The database of one plugin that runs without a portal. */
  create(plugin: string): Promise<Knex>;
  stop(): void;
}

/** PostgreSQL, or SQLite where the machine has none. */
export async function openDatabase(): Promise<PortalDatabase> {
  return (await postgres()) ?? sqliteFile();
}

function sqliteFile(): PortalDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'secure-studio-bench-'));
  const connect = (plugin: string) =>
    knex({
      client: 'better-sqlite3',
      connection: { filename: join(directory, `${plugin}.sqlite`) },
      useNullAsDefault: true,
    });
  return {
    title: 'SQLite',
    config: { client: 'better-sqlite3', connection: { directory } },
    connect,
    create: async plugin => connect(plugin),
    stop: () => rmSync(directory, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<PortalDatabase | undefined> {
  const server = await startPostgres();
  if (!server) {
    return undefined;
  }
  const url = new URL(Object.values(server.environment)[0]);
  const connection = {
    host: url.hostname,
    port: Number(url.port),
    user: url.username,
    password: '',
  };
  const open = (database: string) =>
    knex({ client: 'pg', connection: { ...connection, database } });
  const connect = (plugin: string) => open(`backstage_plugin_${plugin}`);
  return {
    title: 'PostgreSQL',
    config: { client: 'pg', connection },
    connect,
    async create(plugin) {
      const maintenance = open('postgres');
      await maintenance.raw('create database ??', [
        `backstage_plugin_${plugin}`,
      ]);
      await maintenance.destroy();
      return connect(plugin);
    },
    stop: server.stop,
  };
}
