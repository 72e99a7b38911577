import { TestDatabaseId } from '@backstage/backend-test-utils';
import { aSpec } from '../operations/__testUtils__/builders';
import { testDatabases } from '../operations/__testUtils__/databases';
import { OperationStore } from '../operations/OperationStore';
import { anEnvironment } from './__testUtils__/answers';
import { EnvironmentStore } from './EnvironmentStore';
import { InventoryStore } from './InventoryStore';

const databases = testDatabases();

const EARLY = '2026-01-01T00:00:01.000Z';
const MIDDLE = '2026-01-01T00:00:02.000Z';
const LATE = '2026-01-01T00:00:03.000Z';

async function setUp(id: TestDatabaseId) {
  const database = await databases.open(id);
  const environments = new EnvironmentStore(database);
  const inventories = new InventoryStore(database);
  const add = (name: string, target = 'sandbox') =>
    database.transaction(transaction =>
      environments.create(
        anEnvironment({ name, shortName: name, target }),
        transaction,
      ),
    );
  return { add, database, environments, inventories };
}

describe.each(databases.ids)('InventoryStore, on %s', id => {
  it('keeps what a sweep came to and what an admin confirmed apart', async () => {
    const { inventories } = await setUp(id);
    const nothing = { target: 'sandbox', sweep: null, confirmation: null };
    expect(await inventories.find('sandbox')).toEqual(nothing);

    const confirmation = { environments: ['a'], at: EARLY, by: 'user:x/y' };
    await inventories.confirm('sandbox', confirmation);
    expect(await inventories.find('sandbox')).toEqual({
      ...nothing,
      confirmation,
    });
    const sweep = {
      sweptAt: MIDDLE,
      state: 'suspended',
      message: 'Too many',
    } as const;
    await inventories.record('sandbox', sweep);
    const other = { ...confirmation, environments: ['b'], at: LATE };
    await inventories.confirm('sandbox', other);
    expect(await inventories.find('sandbox')).toEqual({
      target: 'sandbox',
      sweep,
      confirmation: other,
    });
  });

  it('names what is missing without proof, by name', async () => {
    const { add, inventories } = await setUp(id);
    await Promise.all(['b', 'a', 'c', 'd'].map(name => add(name)));
    await inventories.setAbsentSince(['a', 'b', 'c'], MIDDLE);
    await inventories.setLookedFor('c', LATE);
    await inventories.setLookedFor('b', EARLY);
    const missing = await inventories.listMissing('sandbox');
    expect(missing.map(({ name }) => name)).toEqual(['a', 'b']);
    await inventories.setAbsentSince(['a'], null);
    expect(await inventories.listMissing('sandbox')).toHaveLength(1);
    expect(await inventories.listMissing('other')).toEqual([]);
  });

  it('lists for a sweep what is there, what was until lately, and what is being made', async () => {
    const { add, database, inventories } = await setUp(id);
    const operations = new OperationStore(database);
    await Promise.all(
      ['there', 'lately', 'long-ago', 'again'].map(name => add(name)),
    );
    await add('elsewhere', 'other');
    const gone = (name: string, terminated_at: string) =>
      database('secure_studio_environments')
        .where({ name })
        .update({ terminated_at });
    await gone('lately', LATE);
    await gone('long-ago', EARLY);
    await gone('again', EARLY);
    await database.transaction(transaction =>
      operations.create(
        {
          attempt: 1,
          idempotencyKey: 'key',
          requestHash: 'hash',
          spec: aSpec({ fullName: 'again' }),
          initiator: 'user:default/scientist',
          message: 'Asked for',
        },
        transaction,
      ),
    );
    const listed = await inventories.listEnvironments('sandbox', {
      goneSince: MIDDLE,
    });
    expect(listed.map(({ name }) => name)).toEqual([
      'again',
      'lately',
      'there',
    ]);
    expect(await operations.listOpenEnvironments()).toEqual(new Set(['again']));
  });
});
