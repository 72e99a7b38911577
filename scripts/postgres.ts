// A PostgreSQL of the tests' own, where the machine has the server's binaries; the tests also run without one.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const BINARIES = '/usr/lib/postgresql/15/bin';
const CONNECTION_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** A server that the tests may fill and break. */
export interface TestPostgres {
  environment: Record<string, string>;
  stop(): void;
}

/**
 * Starts a server on loopback, with its data in a temporary folder.
 *
 * @returns the environment that the tests read, and what ends the server; undefined without binaries.
 */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  if (process.env[CONNECTION_VARIABLE] || !existsSync(`${BINARIES}/initdb`)) {
    return undefined;
  }
  const account = serverAccount();
  if (!account) {
    return undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), 'secure-studio-postgres-'));
  chmodSync(directory, 0o700);
  chownSync(directory, account.uid, account.gid);
  const port = await freePort();
  const runAs = (binary: string, args: string[]) =>
    spawnSync(join(BINARIES, binary), args, {
      ...account,
      cwd: directory,
      stdio: 'ignore',
    }).status === 0;

  const data = join(directory, 'data');
  const started =
    runAs('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
    ]) &&
    runAs('pg_ctl', [
      '-D',
      data,
      '-l',
      join(directory, 'log'),
      '-w',
      '-o',
      `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`,
      'start',
    ]);
  if (!started) {
    rmSync(directory, { recursive: true, force: true });
    throw new Error('PostgreSQL is on this machine but does not start');
  }
  return {
    environment: {
      [CONNECTION_VARIABLE]: `postgresql://postgres@127.0.0.1:${port}`,
    },
    stop() {
      runAs('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then Debian's own account for it is used. */
function serverAccount(): { uid: number; gid: number } | undefined {
  const { uid: ownUid, gid: ownGid } = userInfo();
  if (ownUid !== 0) {
    return { uid: ownUid, gid: ownGid };
  }
  const [uid, gid] = ['-u', '-g'].map(flag =>
    Number(spawnSync('id', [flag, 'postgres']).stdout?.toString() || NaN),
  );
  return Number.isNaN(uid) || Number.isNaN(gid) ? undefined : { uid, gid };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('No port')),
      );
    });
  });
}
