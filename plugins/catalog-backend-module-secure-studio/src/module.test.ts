import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import {
  SecureStudioService,
  secureStudioServiceRef,
} from 'backstage-plugin-secure-studio-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { catalogModuleSecureStudio } from './module';

jest.setTimeout(60_000);

const TEAM: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'team-a',
    annotations: {
      'backstage.io/managed-by-location': 'url:https://example.com/team',
      'backstage.io/managed-by-origin-location': 'url:https://example.com/team',
    },
  },
  spec: { type: 'team', children: [] },
};

/** What looks like an environment of the portal's and is not. */
const IMITATION: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'imitation',
    annotations: {
      ...TEAM.metadata.annotations,
      'secure-studio/owner': 'group:default/team-b',
    },
  },
  spec: { type: 'secure-studio-environment', owner: 'group:default/team-a' },
};

const staticEntities = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'static-entities',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'static',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: [TEAM, IMITATION].map(entity => ({ entity })),
            }),
        });
      },
    });
  },
});

const portal: Pick<SecureStudioService, 'listEnvironments'> = {
  listEnvironments: async () => ({
    items: [
      {
        name: 'team-a--forecast',
        owner: 'group:default/team-a',
        target: 'sandbox',
        status: 'available',
        statusReason: null,
        egressMode: null,
        domainId: null,
        createdAt: null,
        observedAt: null,
      },
    ],
    total: 1,
    nextCursor: null,
  }),
};

async function startCatalog(secureStudio: { ownerRelation?: boolean }) {
  const backend = await startTestBackend({
    features: [
      import('@backstage/plugin-catalog-backend'),
      catalogModuleSecureStudio,
      staticEntities,
      createServiceFactory({
        service: secureStudioServiceRef,
        deps: {},
        factory: () => portal as SecureStudioService,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example.com' },
          catalog: {
            providers: {
              secureStudio: {
                ...secureStudio,
                schedule: {
                  frequency: { minutes: 1 },
                  timeout: { minutes: 1 },
                },
              },
            },
          },
        },
      }),
    ],
  });
  const read = async (kind: string, name: string) => {
    const response = await fetch(
      `http://127.0.0.1:${backend.server.port()}/api/catalog/entities/by-name/${kind}/default/${name}`,
      { headers: { authorization: mockCredentials.service.header() } },
    );
    return response.ok ? ((await response.json()) as Entity) : undefined;
  };
  /** The entity, once the catalog has made it. */
  async function made(kind: string, name: string): Promise<Entity> {
    for (;;) {
      const entity = await read(kind, name);
      if (entity) {
        return entity;
      }
      await sleep(100);
    }
  }
  return { backend, made };
}

const relationsOf = ({ relations = [] }: Entity) =>
  relations.map(({ type, targetRef }) => `${type} ${targetRef}`).sort();

describe('the catalog with the module', () => {
  it.each([
    [
      {},
      [
        'ownerOf resource:default/imitation',
        'ownerOf resource:default/team-a--forecast',
      ],
    ],
    [{ ownerRelation: false }, ['ownerOf resource:default/imitation']],
  ])('with %j has a team that is %j', async (options, owned) => {
    const { backend, made } = await startCatalog(options);
    const environment = await made('resource', 'team-a--forecast');
    await made('resource', 'imitation');
    // Members find it by its owner all the same.
    expect(relationsOf(environment)).toEqual(['ownedBy group:default/team-a']);
    expect(environment.spec?.owner).toBe('group:default/team-a');
    const relationsOfTeam = async () =>
      relationsOf(await made('group', 'team-a'));
    // The team is made anew after what points at it.
    for (let tries = 0; tries < 40; tries++) {
      if (isDeepStrictEqual(await relationsOfTeam(), owned)) {
        break;
      }
      await sleep(500);
    }
    await sleep(2_000);
    expect(await relationsOfTeam()).toEqual(owned);
    await backend.stop();
  });
});
