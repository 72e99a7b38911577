import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import {
  DeferredEntity,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { EnvironmentSummary } from 'backstage-plugin-secure-studio-common';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';
import { SecureStudioEntityProvider } from './SecureStudioEntityProvider';

const environment = (
  overrides: Partial<EnvironmentSummary> = {},
): EnvironmentSummary => ({
  name: 'team-a--forecast',
  owner: 'group:default/team-a',
  target: 'sandbox',
  status: 'available',
  egressMode: null,
  domainId: 'd-abc123',
  createdAt: null,
  observedAt: null,
  ...overrides,
});

async function connectedProvider(
  listEnvironments: () => Promise<EnvironmentSummary[]>,
) {
  const mutations: EntityProviderMutation[] = [];
  let scheduled: () => Promise<void> = async () => {};
  const provider = new SecureStudioEntityProvider({
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    portalUrl: 'https://portal.example.com',
    secureStudio: { listEnvironments } as unknown as SecureStudioService,
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
  return { provider, mutations, runSchedule: () => scheduled() };
}

function entitiesOf(mutation?: EntityProviderMutation): DeferredEntity[] {
  return mutation?.type === 'full' ? mutation.entities : [];
}

describe('SecureStudioEntityProvider', () => {
  it('makes an entity that the catalog takes, with no more than the catalog may show', async () => {
    const { mutations, runSchedule } = await connectedProvider(async () => [
      environment(),
    ]);
    await runSchedule();

    const [{ entity }] = entitiesOf(mutations[0]);
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new DefaultNamespaceEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    await expect(policy.enforce(entity)).resolves.toMatchObject({
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

  it('takes out an environment that is terminated', async () => {
    const { mutations, runSchedule } = await connectedProvider(async () => [
      environment({ name: 'team-a--gone', status: 'terminated' }),
      environment(),
    ]);
    await runSchedule();
    expect(
      entitiesOf(mutations[0]).map(({ entity }) => entity.metadata.name),
    ).toEqual(['team-a--forecast']);
  });

  it('leaves every entity where it is when the environments cannot be read', async () => {
    const { mutations, runSchedule } = await connectedProvider(async () => {
      throw new Error('away');
    });
    await runSchedule();
    expect(mutations).toEqual([]);
  });

  it('refreshes once for events that come close together', async () => {
    jest.useFakeTimers();
    try {
      const listEnvironments = jest.fn(async () => [environment()]);
      const { provider } = await connectedProvider(listEnvironments);
      provider.refreshSoon();
      provider.refreshSoon();
      await jest.advanceTimersByTimeAsync(5_000);
      expect(listEnvironments).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
