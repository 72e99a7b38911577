// How many calls to AWS a sweep makes, against the environments' firewalls and the pages of the region's lists.
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { metrics } from '@opentelemetry/api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readSecureStudioConfig } from 'backstage-plugin-secure-studio-backend/src/config';
import { MIGRATIONS } from 'backstage-plugin-secure-studio-backend/src/database';
import { createServices } from 'backstage-plugin-secure-studio-backend/src/services';
import knex, { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { startRegion, TARGET } from './region';
import { Table } from './report';

const SIZES = [10, 100, 1000];
const WARM_SWEEPS = 5;

/** Each answers with pages of what the whole region has. */
const LISTS = [
  'SearchProvisionedProducts',
  'ListDomains',
  'ListUserProfiles',
  'DescribeVpcEndpoints',
];

const silent = {
  error: console.error,
  warn: console.warn,
  info() {},
  debug() {},
  child: () => silent,
};

/** What one sweep took. */
interface Cost {
  calls: number;
  pages: number;
  statements: number;
  seconds: number;
}

export async function sweep({ sizes = SIZES }): Promise<Table> {
  const rows: Table['rows'] = [];
  for (const size of sizes) {
    const { aws, close, environments } = await startRegion(size);
    const database = await openDatabase();
    const measure = await createPortal(environments, { aws, database });
    const cold = await measure();
    await requireAvailable(database);
    const warm: Cost[] = [];
    for (let round = 0; round < WARM_SWEEPS; round++) {
      warm.push(await measure());
    }
    rows.push(rowOf(size, 'first', [cold]), rowOf(size, 'next', warm));
    await database.destroy();
    await close();
  }
  return {
    columns: [
      'environments',
      'sweep',
      'pages',
      'AWS calls',
      'of N + pages',
      'SQL statements',
      'seconds',
    ],
    rows,
  };
}

/** The dearest of the sweeps. */
function rowOf(size: number, title: string, costs: Cost[]) {
  const most = (figure: keyof Cost) =>
    Math.max(...costs.map(cost => cost[figure]));
  const [calls, pages] = [most('calls'), most('pages')];
  return [
    size,
    title,
    pages,
    calls,
    `${(calls / (size + pages)).toFixed(2)} ×`,
    most('statements'),
    most('seconds').toFixed(1),
  ];
}

async function openDatabase(): Promise<Knex> {
  const database = knex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  await database.migrate.latest({ directory: MIGRATIONS });
  return database;
}

/** Of an environment that is read in full alone it is known that nothing is amiss. */
async function requireAvailable(database: Knex): Promise<void> {
  const other = await database('secure_studio_environments')
    .whereNot({ status: 'available' })
    .first('name', 'status', 'status_reason');
  if (other) {
    throw new Error(`${other.name} is ${other.status}: ${other.status_reason}`);
  }
}

/** @returns what runs one sweep and counts. */
async function createPortal(
  environments: { name: string; provisionedProductId: string }[],
  { aws, database }: { aws: LocalAws; database: Knex },
): Promise<() => Promise<Cost>> {
  const rootConfig = new ConfigReader({
    secureStudio: {
      targets: [TARGET],
      portalId: 'bench',
      reviewers: 'group:default/cloud-security',
      admins: 'group:default/platform',
    },
  });
  const config = readSecureStudioConfig(rootConfig);
  const services = createServices({
    rootConfig,
    config,
    database,
    events: { publish: async () => {}, subscribe: async () => {} },
    logger: silent,
    metrics: metrics.getMeter('bench'),
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: [] }),
  });
  for (const { name, provisionedProductId } of environments) {
    await database.transaction(transaction =>
      services.environments.create(
        {
          name,
          shortName: name,
          owner: 'group:default/team-a',
          target: TARGET.id,
          requestedBy: 'user:default/scientist',
          createdAt: new Date().toISOString(),
        },
        transaction,
      ),
    );
    await services.environments.setProvisionedProduct(
      name,
      provisionedProductId,
    );
  }
  let statements = 0;
  database.on('query', () => {
    statements += 1;
  });
  return async () => {
    const before = aws.calls().length;
    statements = 0;
    const start = performance.now();
    await services.inventory.sweep(config.targets[0]);
    const calls = aws
      .calls()
      .slice(before)
      .filter(({ origin }) => origin === 'client');
    return {
      calls: calls.length,
      pages: calls.filter(({ operation }) => LISTS.includes(operation)).length,
      statements,
      seconds: (performance.now() - start) / 1000,
    };
  };
}
