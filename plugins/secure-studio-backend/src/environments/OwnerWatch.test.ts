import { mockServices, TestDatabaseId } from '@backstage/backend-test-utils';
import {
  aGroup,
  CatalogInMemory,
} from '../access/__testUtils__/CatalogInMemory';
import { testDatabases } from '../operations/__testUtils__/databases';
import { EnvironmentStore } from './EnvironmentStore';
import { OwnerWatch } from './OwnerWatch';

const databases = testDatabases();
jest.setTimeout(60_000);

const START = Date.parse('2026-01-01T00:00:00.000Z');

async function setUp(id: TestDatabaseId, environments = ['a', 'b', 'b']) {
  const database = await databases.open(id);
  const store = new EnvironmentStore(database);
  await database.transaction(async transaction => {
    for (const [index, team] of environments.entries()) {
      await store.create(
        {
          name: `team-${team}--${index}`,
          shortName: `${index}`,
          owner: `group:default/team-${team}`,
          target: 'sandbox',
          requestedBy: 'user:default/ann',
          createdAt: '2026-01-01T00:00:00.000Z',
        },
        transaction,
      );
    }
  });
  const catalog = new CatalogInMemory(aGroup('team-a'), aGroup('team-b'));
  const refreshed: string[] = [];
  let minutes = 0;
  const watch = new OwnerWatch({
    owners: store.owners,
    catalog: catalog.reader(),
    logger: mockServices.logger.mock(),
    refreshStatus: async name => {
      refreshed.push(name);
    },
    now: () => new Date(START + minutes * 60_000),
  });
  return {
    catalog,
    database,
    refreshed,
    /** Looks after so many minutes. */
    lookAfter: async (passed: number) => {
      minutes += passed;
      await watch.look();
    },
    /** Since when the owner of each environment is missing, in minutes from the start. */
    missing: async () =>
      Object.fromEntries(
        (await store.list()).flatMap(({ name, ownerMissingSince }) =>
          ownerMissingSince
            ? [[name, (Date.parse(ownerMissingSince) - START) / 60_000]]
            : [],
        ),
      ),
  };
}

describe.each(databases.ids)('watching the owners, on %s', id => {
  it('notes a group that is gone once two looks agree, and since the first', async () => {
    const { catalog, lookAfter, missing, refreshed } = await setUp(id);
    await lookAfter(0);
    catalog.remove('group:default/team-b');
    await lookAfter(5);
    expect(await missing()).toEqual({});
    await lookAfter(1);
    expect(await missing()).toEqual({});
    await lookAfter(4);
    expect(await missing()).toEqual({ 'team-b--1': 5, 'team-b--2': 5 });
    expect(refreshed.sort()).toEqual(['team-b--1', 'team-b--2']);
    await lookAfter(5);
    expect(refreshed).toHaveLength(2);
  });

  it('takes it back once the group is there again', async () => {
    const { catalog, lookAfter, missing, refreshed } = await setUp(id);
    catalog.remove('group:default/team-b');
    await lookAfter(0);
    await lookAfter(5);
    expect(Object.keys(await missing())).toHaveLength(2);
    catalog.put(aGroup('team-b'));
    await lookAfter(5);
    expect(await missing()).toEqual({});
    expect(refreshed).toHaveLength(4);
  });

  it('starts anew where the group was there in between', async () => {
    const { catalog, lookAfter, missing } = await setUp(id);
    catalog.remove('group:default/team-b');
    await lookAfter(0);
    catalog.put(aGroup('team-b'));
    await lookAfter(5);
    catalog.remove('group:default/team-b');
    await lookAfter(5);
    expect(await missing()).toEqual({});
  });

  it('concludes nothing from a catalog that is away', async () => {
    const { catalog, lookAfter, missing } = await setUp(id);
    catalog.remove('group:default/team-b');
    await lookAfter(0);
    catalog.isAway = true;
    await lookAfter(5);
    expect(await missing()).toEqual({});
  });

  it('concludes nothing from a catalog without groups, as one that has just started', async () => {
    const { catalog, lookAfter, missing } = await setUp(id);
    catalog.remove('group:default/team-a');
    catalog.remove('group:default/team-b');
    await lookAfter(0);
    await lookAfter(5);
    expect(await missing()).toEqual({});
  });

  it('concludes nothing from an answer that is not whole', async () => {
    const { catalog, lookAfter, missing } = await setUp(id);
    catalog.isPartial = true;
    await lookAfter(0);
    await lookAfter(5);
    expect(await missing()).toEqual({});
  });

  it('looks at hundreds of groups, page by page', async () => {
    const { catalog, lookAfter, missing } = await setUp(
      id,
      Array.from({ length: 450 }, (_, index) => `${index}`),
    );
    Array.from({ length: 449 }, (_, index) =>
      catalog.put(aGroup(`team-${index}`)),
    );
    await lookAfter(0);
    await lookAfter(5);
    expect(await missing()).toEqual({ 'team-449--449': 0 });
    expect(
      catalog.questions.filter(name => name === 'getEntitiesByRefs'),
    ).toHaveLength(6);
  });
});
