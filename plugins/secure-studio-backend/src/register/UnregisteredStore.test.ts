import { testDatabases } from '../operations/__testUtils__/databases';
import { UnregisteredProduct } from './types';
import { UnregisteredStore } from './UnregisteredStore';

const databases = testDatabases();

function aProduct(over: Partial<UnregisteredProduct>): UnregisteredProduct {
  return {
    target: 'sandbox',
    provisionedProductId: 'pp-1',
    name: 'team-a--research',
    owner: 'group:default/team-a',
    portal: null,
    productStatus: 'AVAILABLE',
    createdAt: null,
    profiles: [],
    doubts: [],
    observedAt: '2026-01-01T00:00:00.000Z',
    ...over,
  };
}

describe.each(databases.ids)('the list of unregistered products on %s', id => {
  const products = ['team-b--lab', 'team-a--research', 'team-c--x'].flatMap(
    name =>
      ['pp-2', 'pp-1'].flatMap(provisionedProductId =>
        ['sandbox', 'other'].map(target =>
          aProduct({
            name,
            provisionedProductId: `${provisionedProductId}${name}`,
            target,
          }),
        ),
      ),
  );

  async function aStore() {
    const store = new UnregisteredStore(await databases.open(id));
    for (const product of products) {
      await store.keep(product);
    }
    return store;
  }

  it.each([1, 2, 5, 11, 12, 50])(
    'has each once, by name, in pages of %d',
    async limit => {
      const store = await aStore();
      const seen: UnregisteredProduct[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.page({ cursor, limit });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        seen.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      const keys = seen.map(
        ({ name, provisionedProductId, target }) =>
          `${name} ${provisionedProductId} ${target}`,
      );
      expect(keys).toHaveLength(products.length);
      expect(keys).toEqual([...new Set(keys)].sort());
    },
  );

  it('takes no cursor of another list', async () => {
    const store = await aStore();
    await expect(store.page({ cursor: 'e30', limit: 1 })).rejects.toThrow(
      'cursor: must be',
    );
  });
});
