import {
  EnvironmentList,
  EnvironmentSort,
} from 'backstage-plugin-secure-studio-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { testDatabases } from '../operations/__testUtils__/databases';
import { register } from './__testUtils__/register';
import { EnvironmentPages, PageQuery } from './EnvironmentPages';
import { EnvironmentRow } from './environmentRows';

const databases = testDatabases();
jest.setTimeout(60_000);

const NAMES = ['b1', 'a-b', 'ab', 'a--b', 'a1', 'z', 'a'];

const ROWS: Partial<EnvironmentRow>[] = NAMES.map((name, index) => ({
  name,
  owner_ref: `group:default/team-${index % 3}`,
  target_id: index % 2 ? 'production' : 'sandbox',
  status: index % 2 ? 'failed' : 'available',
  created_at: `2026-01-0${1 + (index % 4)}T00:00:00.000Z`,
}));

const KEYS: Record<EnvironmentSort, keyof EnvironmentRow> = {
  name: 'name',
  owner: 'owner_ref',
  target: 'target_id',
  status: 'status',
  createdAt: 'created_at',
};

/** Names by the codes of their characters, as every database is to sort them. */
function sorted(sort: EnvironmentSort, order: 'asc' | 'desc'): string[] {
  const key = (row: Partial<EnvironmentRow>) =>
    `${row[KEYS[sort]]} ${row.name}`;
  const names = [...ROWS]
    .sort((one, other) => (key(one) < key(other) ? -1 : 1))
    .map(({ name }) => name ?? '');
  return order === 'asc' ? names : names.reverse();
}

const query = (over: Partial<PageQuery> = {}): PageQuery => ({
  filters: [],
  sort: 'name',
  order: 'asc',
  limit: 50,
  ...over,
});

const namesOf = ({ items }: EnvironmentList) => items.map(({ name }) => name);

describe.each(databases.ids)('EnvironmentPages on %s', id => {
  let database: Knex;
  let pages: EnvironmentPages;

  const read = (over: Partial<PageQuery> = {}) => pages.read(query(over), []);

  async function readAll(over: Partial<PageQuery>): Promise<string[]> {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ ...over, cursor });
      names.push(...namesOf(page));
      expect(page.total).toBe(ROWS.length);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return names;
  }

  beforeAll(async () => {
    database = await databases.open(id);
    pages = new EnvironmentPages(database);
  });
  beforeEach(async () => {
    await database('secure_studio_environments').delete();
    await register(database, ROWS);
  });

  it.each(
    (['name', 'owner', 'target', 'status', 'createdAt'] as const).flatMap(
      sort =>
        (['asc', 'desc'] as const).flatMap(order =>
          [1, 2, 3, 7].map(limit => ({ sort, order, limit })),
        ),
    ),
  )(
    'gives each once, by $sort $order in pages of $limit',
    async ({ sort, order, limit }) => {
      expect(await readAll({ sort, order, limit })).toEqual(
        sorted(sort, order),
      );
    },
  );

  it('shows what is stored of each', async () => {
    await register(database, [
      {
        name: 'reason',
        status: 'failed',
        status_source: 'stack',
        status_reason: 'It was deleted',
      },
    ]);
    const { items } = await read({ search: 'reason' });
    expect(items).toEqual([
      {
        name: 'reason',
        owner: 'group:default/team-a',
        target: 'sandbox',
        status: 'failed',
        statusReason: { source: 'stack', message: 'It was deleted' },
        egressMode: 'allowlist',
        domainId: 'd-1',
        createdAt: '2026-01-01T00:00:00.000Z',
        observedAt: '2026-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('narrows by each filter, and counts what is left', async () => {
    const page = await read({
      filters: [
        { property: 'status', values: ['failed', 'changing'] },
        {
          property: 'owner',
          values: ['group:default/team-0', 'group:default/team-1'],
        },
        { property: 'name', values: ['a-b', 'a--b', 'nothing'] },
      ],
      limit: 1,
    });
    expect(namesOf(page)).toEqual(['a--b']);
    expect(page.total).toBe(2);
  });

  it.each([
    ['A-', ['a--b', 'a-b']],
    ['TEAM-2', ['ab', 'z']],
    ['a_b', []],
    ['%', []],
    ['!', []],
    ["'", []],
    ['\\', []],
  ])('searches name and owner for %j', async (search, found) => {
    const page = await read({ search });
    expect(namesOf(page)).toEqual(found);
    expect(page.total).toBe(found.length);
  });

  it('finds signs that are wildcards elsewhere as what they are', async () => {
    await register(database, [
      { name: 'm', owner_ref: 'group:default/data_science' },
      { name: 'n', owner_ref: 'group:default/data-science' },
    ]);
    expect(namesOf(await read({ search: 'Data_Science' }))).toEqual(['m']);
  });

  it('leaves out none and repeats none when others come meanwhile', async () => {
    const first = await read({ limit: 3 });
    await register(database, [{ name: '0' }, { name: 'a2' }, { name: 'zz' }]);
    const rest = await read({ cursor: first.nextCursor ?? '' });
    expect(namesOf(first)).toEqual(sorted('name', 'asc').slice(0, 3));
    expect(namesOf(rest)).toEqual([
      'a1',
      'a2',
      ...sorted('name', 'asc').slice(4),
      'zz',
    ]);
  });

  it('tells the total also on a page that has become empty', async () => {
    const { nextCursor } = await read({ limit: 6 });
    await database('secure_studio_environments')
      .whereNotIn('name', sorted('name', 'asc').slice(0, 6))
      .delete();
    expect(await read({ cursor: nextCursor ?? '' })).toEqual({
      items: [],
      total: 6,
      nextCursor: null,
    });
  });

  it('asks the database once for a page and its total', async () => {
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    database.on('query', note);
    await read({ limit: 2 });
    database.off('query', note);
    expect(statements).toHaveLength(1);
  });

  it('takes no cursor but its own', async () => {
    const { nextCursor } = await read({ limit: 2 });
    const own = nextCursor ?? '';
    const forged = (change: object) =>
      Buffer.from(
        JSON.stringify({
          ...JSON.parse(Buffer.from(own, 'base64url').toString()),
          ...change,
        }),
      ).toString('base64url');
    const filters = [{ property: 'status', values: ['failed'] }] as const;
    const wrong: Partial<PageQuery>[] = [
      { cursor: '' },
      { cursor: 'x' },
      { cursor: own.slice(2) },
      { cursor: Buffer.from('null').toString('base64url') },
      { cursor: forged({ value: 5 }) },
      { cursor: forged({ value: 'a\u0000' }) },
      { cursor: forged({ value: '\ud800' }) },
      { cursor: forged({ name: { toString: 'x' } }) },
      { cursor: forged({ name: 'a'.repeat(51) }) },
      { cursor: forged({ list: undefined }) },
      { cursor: forged({ more: 1 }) },
      { cursor: own, sort: 'owner' },
      { cursor: own, order: 'desc' },
      { cursor: own, search: 'a' },
      { cursor: own, filters },
    ];
    for (const over of wrong) {
      await expect(read(over)).rejects.toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: expect.stringMatching(/^cursor: /),
        }),
      );
    }
    expect(namesOf(await read({ cursor: own }))).toHaveLength(5);
  });

  it('takes any text as a cursor without failing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
        for (const cursor of [text, Buffer.from(text).toString('base64url')]) {
          await expect(read({ cursor })).rejects.toThrow(/^cursor: /);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes more values than a statement takes bindings', async () => {
    const values = Array.from(
      { length: 70_000 },
      (_, index) => `group:default/team-${index}`,
    );
    const page = await pages.read(query(), [
      { property: 'owner', values },
      { not: { property: 'owner', values: values.slice(1) } },
    ]);
    expect(namesOf(page)).toEqual(['a', 'a--b', 'b1']);
  });
});
