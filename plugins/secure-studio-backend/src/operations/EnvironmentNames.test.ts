import { Entity } from '@backstage/catalog-model';
import { environmentLocation } from 'backstage-plugin-secure-studio-common';
import { CatalogInMemory } from '../access/__testUtils__/CatalogInMemory';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { aSpec } from './__testUtils__/builders';
import { testDatabases } from './__testUtils__/databases';
import { EnvironmentNames } from './EnvironmentNames';
import { OperationStore } from './OperationStore';
import { ProvisionRequests } from './ProvisionRequests';

const databases = testDatabases();
jest.setTimeout(60_000);

const TEAM = 'group:default/team-a';

function resource(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'team-a--research', namespace: 'default', annotations },
  };
}

const OURS = {
  'secure-studio/environment': 'team-a--research',
  'backstage.io/managed-by-location': environmentLocation('team-a--research'),
};

async function setUp() {
  const database = await databases.open('SQLITE_3');
  const environments = new EnvironmentStore(database);
  const requests = new ProvisionRequests(
    new OperationStore(database),
    environments,
  );
  const catalog = new CatalogInMemory();
  const names = new EnvironmentNames({
    catalog: catalog.reader(),
    environments,
    requests,
  });
  const heldReason = async () =>
    names.heldReason({
      owner: TEAM,
      name: 'research',
      fullName: await names.fullNameOf(TEAM, 'research'),
    });
  return { catalog, database, environments, heldReason, names, requests };
}

describe('the name of an environment', () => {
  it('is free where nothing has it', async () => {
    const { heldReason, names } = await setUp();
    expect(await names.fullNameOf(TEAM, 'research')).toBe('team-a--research');
    expect(await heldReason()).toBeUndefined();
    await expect(
      names.requireUnhidden('team-a--research'),
    ).resolves.toBeUndefined();
  });

  it.each([
    ['has nothing of ours', undefined],
    [
      'says to be an environment, but comes from elsewhere',
      {
        ...OURS,
        'backstage.io/managed-by-location': 'url:https://example.com/x.yaml',
      },
    ],
    [
      'stands for another environment',
      { ...OURS, 'secure-studio/environment': 'team-b--research' },
    ],
  ])(
    'is not free where the catalog has an entity that %s',
    async (_, annotations) => {
      const { catalog, heldReason, names } = await setUp();
      catalog.put(resource(annotations));
      expect(await heldReason()).toBe('The name team-a--research is not free');
      await expect(names.requireUnhidden('team-a--research')).rejects.toThrow(
        'The name team-a--research is not free',
      );
    },
  );

  it('is free where the catalog has our own entity still', async () => {
    const { catalog, heldReason } = await setUp();
    catalog.put(resource(OURS));
    expect(await heldReason()).toBeUndefined();
  });

  it('is refused in the same words whatever strangers have of it', async () => {
    const { catalog, database, environments, heldReason, requests } =
      await setUp();
    catalog.put(resource());
    const ofCatalog = await heldReason();
    catalog.remove('resource:default/team-a--research');
    await requests.submit({
      spec: aSpec({ fullName: 'team-a--research' }),
      idempotencyKey: 'task:step',
      initiator: 'user:default/scientist',
    });
    await database.transaction(transaction =>
      environments.owners.give(
        'team-a--research',
        { owner: 'group:default/team-b', shortName: 'research' },
        transaction,
      ),
    );
    expect(await heldReason()).toBe(ofCatalog);
  });

  it('is that of the environment which the group knows by it, never computed again', async () => {
    const { database, environments, heldReason, names, requests } =
      await setUp();
    await requests.submit({
      spec: aSpec({ fullName: 'old-team--research' }),
      idempotencyKey: 'task:step',
      initiator: 'user:default/scientist',
    });
    expect(await names.fullNameOf(TEAM, 'research')).toBe('old-team--research');
    expect(await heldReason()).toBe(
      'An environment old-team--research is being provisioned',
    );
    await database('secure_studio_environments').update({
      terminated_at: '2026-01-02T00:00:00.000Z',
    });
    expect(await names.fullNameOf(TEAM, 'research')).toBe('team-a--research');
    expect(await environments.find('old-team--research')).toBeDefined();
  });

  it('cannot be told where the catalog is away', async () => {
    const { catalog, heldReason, names } = await setUp();
    catalog.isAway = true;
    await expect(heldReason()).rejects.toThrow('The catalog does not answer');
    await expect(names.requireUnhidden('team-a--research')).rejects.toThrow(
      'The catalog does not answer',
    );
  });
});
