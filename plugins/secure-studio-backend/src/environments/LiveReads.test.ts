import { mockServices } from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import { Knex } from 'knex';
import { RateLimits } from '../access/RateLimits';
import { RateWindows } from '../access/RateWindows';
import { testDatabases } from '../operations/__testUtils__/databases';
import { anEnvironment, noSnapshots } from './__testUtils__/answers';
import { LiveReads } from './LiveReads';
import { Snapshots } from './types';

const databases = testDatabases();
const ROOMY = { perPerson: 1_000, perTeam: 1_000 };
const ANN = 'user:default/ann';

const environments = (count: number, target = 'sandbox') =>
  Array.from({ length: count }, (_, index) =>
    anEnvironment({ name: `${target}-${index}`, target }),
  );

function freshSnapshots(): Snapshots {
  const observedAt = new Date().toISOString();
  return Object.fromEntries(
    Object.entries(noSnapshots()).map(([section, snapshot]) => [
      section,
      { ...snapshot, observedAt },
    ]),
  ) as unknown as Snapshots;
}

describe.each(databases.ids)('LiveReads on %s', id => {
  let database: Knex;
  let reads: string[];

  /** One of several backends on the database. */
  function replica(
    limit = ROOMY,
    read: () => Promise<void> = async () => undefined,
  ) {
    const windows = new RateWindows(database);
    return new LiveReads({
      windows,
      limits: new RateLimits(windows, {
        studioUrls: limit,
        refreshes: limit,
        provisions: limit,
      }),
      reader: {
        refresh: name => {
          reads.push(name);
          return read();
        },
      },
      logger: mockServices.logger.mock(),
    });
  }

  /** Until there are so many reads, and a while longer for those that should not be. */
  async function settled(expected: number): Promise<void> {
    const wait = (time: number) =>
      new Promise(resolve => setTimeout(resolve, time));
    for (let tries = 0; reads.length < expected && tries < 200; tries++) {
      await wait(50);
    }
    await wait(300);
  }

  beforeAll(async () => {
    database = await databases.open(id);
  });
  beforeEach(async () => {
    await database('secure_studio_rate_windows').delete();
    reads = [];
  });

  it('reads an environment once for all who look at it, on all replicas', async () => {
    const replicas = [replica(), replica(), replica()];
    const [environment] = environments(1);
    for (let look = 0; look < 10; look++) {
      for (const one of replicas) {
        one.touch(environment, `user:default/${look}`, noSnapshots());
      }
    }
    await settled(1);
    expect(reads).toEqual([environment.name]);
  });

  it('reads nothing that is fresh', async () => {
    const [environment] = environments(1);
    replica().touch(environment, ANN, freshSnapshots());
    await settled(0);
    expect(reads).toEqual([]);
  });

  it('reads what a wrong clock stamped as of later', async () => {
    const [environment] = environments(1);
    const later = new Date(Date.now() + 86_400_000).toISOString();
    const { product, ...others } = freshSnapshots();
    replica().touch(environment, ANN, {
      ...others,
      product: { ...product, observedAt: later },
    });
    await settled(1);
    expect(reads).toEqual([environment.name]);
  });

  it('reads no more for one person than the person may ask for', async () => {
    const liveReads = replica({ perPerson: 5, perTeam: 1_000 });
    for (const environment of environments(40)) {
      liveReads.touch(environment, ANN, noSnapshots());
    }
    await settled(5);
    expect(reads).toHaveLength(5);
    await expect(
      liveReads.refresh(environments(1)[0], ANN),
    ).rejects.toMatchObject({ statusCode: 429 });
    expect(reads).toHaveLength(5);
  });

  it('reads a target no more often than it may be, whoever looks', async () => {
    const replicas = [replica(), replica()];
    const outcomes = await Promise.allSettled(
      environments(100).map((environment, index) =>
        replicas[index % 2].refresh(environment, `user:default/${index}`),
      ),
    );
    expect(reads).toHaveLength(60);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        statusCode: 429,
        message: expect.stringMatching(/^Target sandbox is read as often as/),
      },
    });
    await replica().refresh(environments(1, 'production')[0], ANN);
    expect(reads).toHaveLength(61);
  });

  it('reads few environments of a target at the same time', async () => {
    const answer = createDeferred();
    const liveReads = replica(ROOMY, () => answer);
    const asked = environments(6).map(environment =>
      liveReads.refresh(environment, ANN),
    );
    await settled(2);
    expect(reads).toHaveLength(2);
    answer.resolve();
    await Promise.all(asked);
    expect(reads).toHaveLength(6);
  });
});
