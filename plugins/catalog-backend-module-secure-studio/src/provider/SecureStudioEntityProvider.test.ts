import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { createDeferred } from '@backstage/types';
import {
  DeferredEntity,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import {
  EnvironmentList,
  EnvironmentListQuery,
  EnvironmentSummary,
} from 'backstage-plugin-secure-studio-common';
import { SecureStudioEntityProvider } from './SecureStudioEntityProvider';

const environment = (
  overrides: Partial<EnvironmentSummary> = {},
): EnvironmentSummary => ({
  name: 'team-a--forecast',
  owner: 'group:default/team-a',
  target: 'sandbox',
  status: 'available',
  statusReason: null,
  egressMode: null,
  domainId: 'd-abc123',
  createdAt: null,
  observedAt: null,
  ...overrides,
});

/** The portal's list, in pages of two that begin after the last name of the page before. */
class Portal {
  environments: EnvironmentSummary[] = [];
  readonly queries: EnvironmentListQuery[] = [];
  /** Called before each page is made. */
  beforePage: (query: EnvironmentListQuery) => void | Promise<void> = () => {};

  listEnvironments = async (
    query: EnvironmentListQuery,
  ): Promise<EnvironmentList> => {
    this.queries.push(query);
    await this.beforePage(query);
    const all = this.environments.filter(
      ({ name }) => query.name?.includes(name) ?? true,
    );
    const { cursor = '' } = query;
    const left = all.filter(({ name }) => name > cursor);
    const items = query.name ? left : left.slice(0, 2);
    return {
      items,
      total: all.length,
      nextCursor: items.length < left.length ? items[1].name : null,
    };
  };
}

async function connectedProvider(
  environments: EnvironmentSummary[],
  retryAfter: number[] = [],
) {
  const portal = new Portal();
  portal.environments = environments;
  const mutations: EntityProviderMutation[] = [];
  let scheduled: () => Promise<void> = async () => {};
  const provider = new SecureStudioEntityProvider({
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    entities: { portalUrl: 'https://portal.example.com', ownerRelation: true },
    secureStudio: portal,
    retryAfter,
    taskRunner: {
      run: async ({ fn }) => {
        scheduled = async () => {
          await fn(new AbortController().signal);
        };
      },
    },
  });
  await provider.connect({
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  });
  return { portal, provider, mutations, runSchedule: () => scheduled() };
}

function namesOf(entities: DeferredEntity[]): string[] {
  return entities.map(({ entity }) => entity.metadata.name);
}

function inShort(mutation: EntityProviderMutation | undefined) {
  if (mutation?.type === 'full') {
    return { full: namesOf(mutation.entities) };
  }
  return (
    mutation && {
      added: namesOf(mutation.added),
      removed: mutation.removed.map(item =>
        'entityRef' in item ? item.entityRef : item.entity.metadata.name,
      ),
    }
  );
}

describe('SecureStudioEntityProvider', () => {
  it('makes an entity that the catalog takes, with no more than the catalog may show', async () => {
    const { mutations, runSchedule } = await connectedProvider([environment()]);
    await runSchedule();

    const [mutation] = mutations;
    const entity = mutation.type === 'full' && mutation.entities[0].entity;
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new DefaultNamespaceEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    await expect(entity && policy.enforce(entity)).resolves.toMatchObject({
      kind: 'Resource',
      metadata: {
        name: 'team-a--forecast',
        annotations: {
          'secure-studio/environment': 'team-a--forecast',
          'secure-studio/target': 'sandbox',
          'secure-studio/status': 'available',
          'secure-studio/domain-id': 'd-abc123',
        },
        links: [
          {
            url: 'https://portal.example.com/secure-studio/environments/team-a--forecast',
          },
        ],
      },
      spec: {
        type: 'secure-studio-environment',
        owner: 'group:default/team-a',
      },
    });
  });

  describe('on its schedule', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map(name => environment({ name }));

    it('reads every page and leaves out what is terminated', async () => {
      const { mutations, runSchedule } = await connectedProvider([
        ...five,
        environment({ name: 'gone', status: 'terminated' }),
      ]);
      await runSchedule();
      expect(mutations.map(inShort)).toEqual([
        { full: ['a', 'b', 'c', 'd', 'e'] },
      ]);
    });

    it.each<[string, (portal: Portal, cursor?: string) => void]>([
      [
        'a later page fails',
        (_portal, cursor) => {
          if (cursor === 'd') {
            throw new Error('away');
          }
        },
      ],
      [
        'an environment came on a page that was read before',
        (portal, cursor) => {
          if (cursor === 'b') {
            portal.environments.unshift(environment({ name: '0' }));
          }
        },
      ],
      [
        'an environment went from a page that was read before',
        (portal, cursor) => {
          if (cursor === 'b') {
            portal.environments.shift();
          }
        },
      ],
    ])('replaces nothing where %s', async (_what, happens) => {
      const { portal, mutations, runSchedule } = await connectedProvider([
        ...five,
      ]);
      portal.beforePage = ({ cursor }) => happens(portal, cursor);
      await runSchedule();
      expect(mutations).toEqual([]);
    });

    it('tries again where the portal is not there yet', async () => {
      const { portal, mutations, runSchedule } = await connectedProvider(
        [environment()],
        [1, 1],
      );
      portal.beforePage = () => {
        if (portal.queries.length < 3) {
          throw new Error('away');
        }
      };
      await runSchedule();
      expect(mutations.map(inShort)).toEqual([{ full: ['team-a--forecast'] }]);
    });
  });

  describe('on events', () => {
    beforeEach(() => {
      jest.useFakeTimers();
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    it('reads the environments of events that come close together, and no others', async () => {
      const { portal, provider, mutations } = await connectedProvider([
        environment({ name: 'a' }),
        environment({ name: 'b' }),
        environment({ name: 'c', status: 'terminated' }),
      ]);
      for (const name of ['a', 'c', 'a', 'unknown']) {
        provider.changed(name);
      }
      await jest.advanceTimersByTimeAsync(2_000);
      expect(portal.queries).toEqual([
        { name: ['a', 'c', 'unknown'], limit: 100 },
      ]);
      expect(mutations.map(inShort)).toEqual([
        {
          added: ['a'],
          removed: ['resource:default/c', 'resource:default/unknown'],
        },
      ]);
    });

    it('asks for no more names at once than the API takes', async () => {
      const { portal, provider } = await connectedProvider([]);
      for (let index = 0; index < 250; index++) {
        provider.changed(`environment-${index}`);
      }
      await jest.advanceTimersByTimeAsync(2_000);
      expect(portal.queries.map(({ name }) => name?.length)).toEqual([
        100, 100, 50,
      ]);
    });

    it('removes nothing where they cannot be read', async () => {
      const { portal, provider, mutations } = await connectedProvider([]);
      portal.beforePage = () => {
        throw new Error('away');
      };
      provider.changed('a');
      await jest.advanceTimersByTimeAsync(2_000);
      expect(mutations).toEqual([]);
    });

    it('waits for a read of all, which may have missed what changed meanwhile', async () => {
      const { portal, provider, mutations, runSchedule } =
        await connectedProvider([environment({ name: 'a' })]);
      const page = createDeferred();
      const asked = createDeferred();
      portal.beforePage = ({ name }) => {
        asked.resolve();
        return name ? undefined : page;
      };
      const running = runSchedule();
      await asked;
      provider.changed('b');
      await jest.advanceTimersByTimeAsync(2_000);
      portal.environments = [environment({ name: 'b' })];
      page.resolve();
      await running;
      await jest.advanceTimersByTimeAsync(10);
      expect(mutations.map(inShort)).toEqual([
        { full: ['b'] },
        { added: ['b'], removed: [] },
      ]);
    });
  });
});
