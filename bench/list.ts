// The list of environments against the catalog's, and against a route that does nothing, in one process.
import { openDatabase, PortalDatabase } from './database';
import { fillRegister, firstSweeps } from './list/register';
import { Memory, watchMemory } from './list/memory';
import { startPortal } from './list/portalProcess';
import { load, Load } from './list/readers';
import { fillCatalog, Side, SIDES } from './list/routes';
import { Table } from './report';

const ENVIRONMENTS = 10_000;
const READERS = [1, 8, 32];
const ROUNDS = 3;
const SECONDS = 5;

/** Whom the memory is watched for. */
const MOST_READERS = Math.max(...READERS);

export async function list({ sizes = [ENVIRONMENTS] }): Promise<Table> {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  const rows: Table['rows'] = [];
  for (const environments of sizes) {
    const database = await openDatabase();
    process.once('exit', database.stop);
    rows.push(...(await measure(database, environments)));
  }
  return {
    columns: [
      'database',
      'environments',
      'readers',
      'route',
      'requests/s',
      'p50 ms',
      'p99 ms',
      'list is',
      'heap MB, before → after',
      'RSS MB, before → most',
    ],
    rows,
  };
}

async function measure(
  database: PortalDatabase,
  environments: number,
): Promise<Table['rows']> {
  console.log(`${environments} environments on ${database.title}`);
  const portal = await startPortal(database);
  try {
    const register = database.connect('secure-studio');
    await firstSweeps(register);
    await fillRegister(register, environments);
    await register.destroy();
    const routes = await fillCatalog(portal);
    const rows: Table['rows'] = [];
    for (const readers of READERS) {
      const loads = await alternate(readers, side =>
        load(routes[side], { token: portal.token, readers, seconds: SECONDS }),
      );
      const memory =
        readers === MOST_READERS &&
        (await watchMemory(portal, async () => {
          await load(routes.list, {
            token: portal.token,
            readers,
            seconds: SECONDS * ROUNDS,
          });
        }));
      rows.push(
        ...SIDES.map(side => [
          database.title,
          environments,
          readers,
          side,
          ...figures(side, loads),
          ...(side === 'list' && memory ? memoryFigures(memory) : ['', '']),
        ]),
      );
    }
    return rows;
  } finally {
    await portal.stop();
  }
}

/** Measures each side in turn, round by round; of the rounds, the one in the middle counts. */
async function alternate(
  readers: number,
  measureSide: (side: Side) => Promise<Load>,
): Promise<Record<Side, Load>> {
  const measured: Record<Side, Load[]> = { list: [], catalog: [], bare: [] };
  // The first round is for warming up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const side of SIDES) {
      const result = await measureSide(side);
      console.log(
        `${readers} readers, round ${round}: ${side} ${result.requestsPerSecond.toFixed()}/s`,
      );
      if (round > 0) {
        measured[side].push(result);
      }
    }
  }
  const middle = (side: Side) =>
    measured[side].sort(
      (one, other) => one.requestsPerSecond - other.requestsPerSecond,
    )[Math.floor(ROUNDS / 2)];
  return {
    list: middle('list'),
    catalog: middle('catalog'),
    bare: middle('bare'),
  };
}

function figures(side: Side, loads: Record<Side, Load>): string[] {
  const { requestsPerSecond, p50, p99 } = loads[side];
  const ratio = loads.list.requestsPerSecond / requestsPerSecond;
  return [
    requestsPerSecond.toFixed(),
    p50.toFixed(1),
    p99.toFixed(1),
    side === 'list' ? '' : `${ratio.toFixed(2)} × it`,
  ];
}

function memoryFigures({ heap, rss }: Memory): string[] {
  return [`${heap.before} → ${heap.after}`, `${rss.before} → ${rss.most}`];
}
