import { LoggerService } from '@backstage/backend-plugin-api';
import { SectionName } from 'backstage-plugin-secure-studio-common';
import { LRUCache } from 'lru-cache';
import limitConcurrency from 'p-limit';
import { RateLimits } from '../access/RateLimits';
import { Rate, RateWindows } from '../access/RateWindows';
import { TooManyRequestsError } from '../access/TooManyRequestsError';
import { EnvironmentReader } from './EnvironmentReader';
import { EnvironmentRecord, Snapshots } from './types';

/** Milliseconds after which a look at an environment asks AWS again. */
const FRESH_FOR = 15_000;

/** Environments of one target that this replica reads at the same time for those who look at them. */
const CONCURRENCY = 2;

/** A read is about twenty calls, which the sweep and the operations need of the same quotas. */
const PER_TARGET: Rate = { most: 60, window: 60_000 };

/** Reads environments from AWS because people look at them, no more often than is of use. */
export class LiveReads {
  readonly #touched = new LRUCache<string, true>({
    max: 10_000,
    ttl: FRESH_FOR,
  });
  readonly #queues = new Map<string, ReturnType<typeof limitConcurrency>>();

  constructor(
    private readonly services: {
      reader: Pick<EnvironmentReader, 'refresh'>;
      windows: RateWindows;
      limits: RateLimits;
      logger: LoggerService;
    },
  ) {}

  /**
   * Reads all sections, or one, now.
   *
   * @param person - Entity ref of the user who asks for it.
   * @throws TooManyRequestsError where the person, the team or the target has had enough for now.
   */
  async refresh(
    environment: EnvironmentRecord,
    person: string,
    section?: SectionName,
  ): Promise<void> {
    const { limits, reader } = this.services;
    await limits.take('refreshes', { person, team: environment.owner });
    await this.#takeOfTarget(environment.target);
    await this.#queue(environment.target)(() =>
      reader.refresh(environment.name, section),
    );
  }

  /**
   * Reads in the background what somebody looks at and is not fresh: once for all who look, on
   * whichever replica. Who looks at too much sees what was read before.
   */
  touch(
    environment: EnvironmentRecord,
    person: string,
    snapshots: Snapshots,
  ): void {
    const { name } = environment;
    if (isFresh(snapshots) || this.#touched.has(name)) {
      return;
    }
    this.#touched.set(name, true);
    this.#readOnce(environment, person).catch(error => {
      if (!(error instanceof TooManyRequestsError)) {
        this.services.logger.warn(
          `Could not refresh environment ${name}`,
          error,
        );
      }
    });
  }

  async #readOnce(
    environment: EnvironmentRecord,
    person: string,
  ): Promise<void> {
    const first = await this.services.windows.take(
      `live-read ${environment.name}`,
      { most: 1, window: FRESH_FOR },
    );
    if (first.ok) {
      await this.refresh(environment, person);
    }
  }

  async #takeOfTarget(target: string): Promise<void> {
    const taken = await this.services.windows.take(
      `live-reads ${target}`,
      PER_TARGET,
    );
    if (!taken.ok) {
      throw new TooManyRequestsError(
        `Target ${target} is read as often as it may be: try again in ${taken.retryAfter} seconds`,
        taken.retryAfter,
      );
    }
  }

  #queue(target: string) {
    const queue = this.#queues.get(target) ?? limitConcurrency(CONCURRENCY);
    this.#queues.set(target, queue);
    return queue;
  }
}

function isFresh(snapshots: Snapshots): boolean {
  // What is stamped as of later was so by a clock that is wrong.
  return Object.values(snapshots).every(
    ({ observedAt }) =>
      observedAt !== null &&
      Math.abs(Date.now() - Date.parse(observedAt)) < FRESH_FOR,
  );
}
