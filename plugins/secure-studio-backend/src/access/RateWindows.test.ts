import { Knex } from 'knex';
import { testDatabases } from '../operations/__testUtils__/databases';
import { RateLimits } from './RateLimits';
import { RateWindows } from './RateWindows';

const databases = testDatabases();
const TWO_A_MINUTE = { most: 2, window: 60_000 };
const SECOND = 1_000;

describe.each(databases.ids)('rates on %s', id => {
  let database: Knex;
  let time: number;
  let windows: RateWindows;
  const clock = async () => new Date(time);

  beforeAll(async () => {
    database = await databases.open(id);
  });
  beforeEach(async () => {
    await database('secure_studio_rate_windows').delete();
    time = Date.parse('2026-01-01T00:00:00.000Z');
    windows = new RateWindows(database, clock);
  });
  afterEach(() => jest.restoreAllMocks());

  it('refuses what is too much and says when it is possible again', async () => {
    const take = () => windows.take('a', TWO_A_MINUTE);
    expect(await take()).toEqual({ ok: true });
    time += 10 * SECOND;
    expect(await take()).toEqual({ ok: true });
    time += 10 * SECOND;
    expect(await take()).toEqual({ ok: false, retryAfter: 40 });
    time += 40 * SECOND;
    expect(await take()).toEqual({ ok: true });
    expect(await take()).toEqual({ ok: true });
    expect(await take()).toMatchObject({ ok: false });
  });

  it('counts each key by itself', async () => {
    for (const key of ['a', 'a', 'b', "b'", 'b%']) {
      expect(await windows.take(key, TWO_A_MINUTE)).toEqual({ ok: true });
    }
  });

  it('counts what several replicas do at the same moment', async () => {
    const replicas = Array.from(
      { length: 4 },
      () => new RateWindows(database, clock),
    );
    const taken = await Promise.all(
      replicas.flatMap(replica =>
        Array.from({ length: 3 }, () => replica.take('a', TWO_A_MINUTE)),
      ),
    );
    expect(taken.filter(({ ok }) => ok)).toHaveLength(2);
  });

  it.each([61 * SECOND, SECOND, -61 * SECOND, 24 * 3_600 * SECOND])(
    'counts alike on replicas whose clocks are %d ms apart',
    async skew => {
      const [one, other] = [
        new RateWindows(database),
        new RateWindows(database),
      ];
      const now = Date.now();
      const own = jest.spyOn(Date, 'now');
      let taken = 0;
      for (let n = 0; n < 20; n++) {
        const [replica, ahead] = n % 2 ? [one, 0] : [other, skew];
        own.mockReturnValue(now + ahead);
        taken += (await replica.take('a', TWO_A_MINUTE)).ok ? 1 : 0;
      }
      expect(taken).toBe(2);
    },
  );

  it('counts on where one who has read the clock first counts last', async () => {
    const late = new RateWindows(database, async () => new Date(time - SECOND));
    expect(await windows.take('a', TWO_A_MINUTE)).toEqual({ ok: true });
    expect(await late.take('a', TWO_A_MINUTE)).toEqual({ ok: true });
    expect(await windows.take('a', TWO_A_MINUTE)).toMatchObject({ ok: false });
    expect(await late.take('a', TWO_A_MINUTE)).toMatchObject({ ok: false });
  });

  it('waits for no window that a wrong clock began', async () => {
    time += 24 * 3_600 * SECOND;
    await windows.take('a', TWO_A_MINUTE);
    await windows.take('a', TWO_A_MINUTE);
    time -= 24 * 3_600 * SECOND;
    expect(await windows.take('a', TWO_A_MINUTE)).toEqual({ ok: true });
  });

  it('forgets windows that are over', async () => {
    await windows.take('a', TWO_A_MINUTE);
    await windows.take('b', TWO_A_MINUTE);
    time += 61 * SECOND;
    await windows.take('c', TWO_A_MINUTE);
    expect(await database('secure_studio_rate_windows').pluck('key')).toEqual([
      'c',
    ]);
  });

  describe('of a person and a team', () => {
    const limit = { perPerson: 2, perTeam: 3 };
    const limits = () =>
      new RateLimits(windows, {
        studioUrls: limit,
        refreshes: limit,
        provisions: limit,
      });
    const take = (person: string, team = 'group:default/team-a') =>
      limits().take('refreshes', { person, team });

    it('are limited together', async () => {
      await take('user:default/a');
      await take('user:default/a');
      await expect(take('user:default/a')).rejects.toThrow(
        expect.objectContaining({
          statusCode: 429,
          retryAfter: 60,
          message:
            'user:default/a has used up its 2 refreshes of this minute: try again in 60 seconds',
        }),
      );
      await take('user:default/b');
      await expect(take('user:default/c')).rejects.toThrow(
        'group:default/team-a has used up its 3 refreshes',
      );
      await take('user:default/d', 'group:default/team-b');
    });

    it('are limited in each thing by itself', async () => {
      const by = { person: 'user:default/a', team: 'group:default/team-a' };
      for (const limited of [
        'refreshes',
        'studioUrls',
        'provisions',
      ] as const) {
        await limits().take(limited, by);
        await limits().take(limited, by);
        await expect(limits().take(limited, by)).rejects.toThrow('used up');
      }
    });

    it('leave the team what a person was refused', async () => {
      await take('user:default/a');
      for (let n = 0; n < 3; n++) {
        await take('user:default/a').catch(() => undefined);
      }
      await expect(take('user:default/b')).resolves.toBeUndefined();
    });
  });
});
