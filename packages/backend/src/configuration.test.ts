import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { discoveryServiceFactory } from '@backstage/backend-defaults/discovery';
import {
  coreServices,
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  ServiceFactoryTester,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Config } from '@backstage/config';
import { ConfigSchema, loadConfigSchema } from '@backstage/config-loader';
import secureStudioPlugin from 'backstage-plugin-secure-studio-backend';
import {
  loadConfiguration,
  PRODUCTION_ENVIRONMENT,
} from './__testUtils__/configuration';

const loadDemo = () =>
  loadConfiguration(['app-config.yaml', 'app-config.demo.yaml']);

const loadProduction = (over: Record<string, string | undefined> = {}) =>
  loadConfiguration(['app-config.yaml', 'app-config.production.yaml'], {
    ...PRODUCTION_ENVIRONMENT,
    ...over,
  });

const rootConfig = (config: Config) =>
  createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () => config,
  });

describe('the production configuration', () => {
  const { NODE_ENV } = process.env;

  afterEach(() => Object.assign(process.env, { NODE_ENV }));

  /** Starts the plugin with Backstage's own services that read the same configuration. */
  function start(config: Config) {
    Object.assign(process.env, { NODE_ENV: 'production' });
    return startTestBackend({
      features: [
        secureStudioPlugin,
        discoveryServiceFactory,
        rootConfig(config),
      ],
    });
  }

  it.each([
    ['PORTAL_URL', 'backend.baseUrl'],
    ['SECURE_STUDIO_PORTAL_ID', 'secureStudio.portalId'],
    ['SECURE_STUDIO_ACCOUNT_ID', 'secureStudio.targets[0].accountId'],
    ['SECURE_STUDIO_REGION', 'secureStudio.targets[0].region'],
    ['SECURE_STUDIO_VERSION', 'secureStudio.targets[0].version'],
    ['SECURE_STUDIO_OWNER', 'secureStudio.targets[0].owners'],
    ['SECURE_STUDIO_REVIEWERS', 'secureStudio.reviewers'],
    ['SECURE_STUDIO_ADMINS', 'secureStudio.admins'],
  ])('does not start without %s, and names %s', async (variable, key) => {
    const config = await loadProduction({ [variable]: undefined });
    await expect(start(config)).rejects.toThrow(key);
  });

  it('does not start without POSTGRES_URL, and names backend.database.connection', async () => {
    const config = await loadProduction({ POSTGRES_URL: undefined });
    const database = await ServiceFactoryTester.from(databaseServiceFactory, {
      dependencies: [rootConfig(config)],
    }).getSubject('secure-studio');
    await expect(database.getClient()).rejects.toThrow(
      "Missing required config value at 'backend.database.connection'",
    );
  });

  it('lacks nothing with all of them: only the database in memory, which this puts there, is refused', async () => {
    const config = await loadProduction({
      APP_CONFIG_backend_database:
        '{"client":"better-sqlite3","connection":":memory:"}',
    });
    await expect(start(config)).rejects.toThrow(
      'Invalid configuration at backend.database: ',
    );
  });

  it('takes nothing from the environment that these tests do not know', async () => {
    const asked = new Set<string>();
    await loadConfiguration(
      ['app-config.yaml', 'app-config.production.yaml'],
      new Proxy({}, { get: (_, name) => void asked.add(String(name)) }),
    );
    expect([...asked].sort()).toEqual(
      Object.keys(PRODUCTION_ENVIRONMENT).sort(),
    );
  });

  it('has nothing of the demo', async () => {
    const demo = [
      'http:',
      'localhost',
      '127.0.0.1:7007',
      'demoSignIn',
      '"demo"',
      'data-scientist-a1',
      'group:default/platform',
      'group:default/cloud-security',
      '111122223333',
      'examples/organisation.yaml',
      'sqlite',
      'kaggle',
      'Demo organisation',
    ];
    const found = (config: Config) => {
      const text = JSON.stringify(config.get()).replace(
        /"host":"([^"]+)","port":(\d+)/,
        '$1:$2',
      );
      return demo.filter(term => text.includes(term));
    };
    expect(found(await loadDemo())).toEqual(demo);
    expect(found(await loadProduction())).toEqual([]);
  });

  it('connects to the portal alone', async () => {
    const config = await loadProduction();
    expect(config.get('backend.csp.connect-src')).toEqual(["'self'"]);
  });
});

describe.each([
  ['demo', loadDemo],
  ['production', loadProduction],
])('the %s configuration', (_, load) => {
  let schema: ConfigSchema;

  beforeAll(async () => {
    schema = await loadConfigSchema({
      dependencies: [],
      noUndeclaredProperties: true,
      packagePaths: ['backend', 'app'].map(name =>
        resolvePackagePath(name, 'package.json'),
      ),
    });
  }, 120_000);

  it('is as the schemas of all packages have it', async () => {
    const config = await load();
    expect(() =>
      schema.process([{ context: 'merged', data: config.get() }]),
    ).not.toThrow();
  });

  it('would not be with another value of an enumeration', async () => {
    const { secureStudio, ...rest } = (await load()).get<{
      secureStudio: object;
    }>();
    expect(() =>
      schema.process([
        {
          context: 'merged',
          data: {
            ...rest,
            secureStudio: { ...secureStudio, membership: 'all' },
          },
        },
      ]),
    ).toThrow(/\/secureStudio\/membership/);
  });
});
