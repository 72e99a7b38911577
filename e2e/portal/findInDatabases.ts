import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The tables of the SQLite databases in a folder that have a row with this text, as `file/table`.
 * A file's bytes are no proof: SQLite leaves what was deleted where it was until the page is used again.
 */
export function findInDatabases(directory: string, text: string): string[] {
  return readdirSync(directory)
    .filter(file => file.endsWith('.sqlite'))
    .flatMap(file => {
      const database = new DatabaseSync(join(directory, file), {
        readOnly: true,
      });
      try {
        return tablesOf(database)
          .filter(table =>
            JSON.stringify(
              database.prepare(`SELECT * FROM "${table}"`).all(),
            ).includes(text),
          )
          .map(table => `${file}/${table}`);
      } finally {
        database.close();
      }
    });
}

function tablesOf(database: DatabaseSync): string[] {
  return database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    .all()
    .map(({ name }) => String(name));
}
