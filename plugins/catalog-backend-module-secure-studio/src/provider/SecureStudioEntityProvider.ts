import {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  environmentEntityRef,
  EnvironmentSummary,
} from 'backstage-plugin-secure-studio-common';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEveryEnvironment } from './readEveryEnvironment';
import { EntityOptions, toEntity } from './toEntity';

/** Milliseconds for which events are gathered before their environments are read. */
const GATHER_FOR = 1_000;

/** Most names that the API takes at once. */
const MAX_NAMES = 100;

/** Milliseconds between attempts to read all, such as while the portal starts. */
const RETRY_AFTER = [2_000, 5_000, 15_000];

interface ProviderOptions {
  auth: AuthService;
  logger: LoggerService;
  secureStudio: Pick<SecureStudioService, 'listEnvironments'>;
  taskRunner: SchedulerServiceTaskRunner;
  entities: EntityOptions;
  /** Milliseconds between attempts to read all. */
  retryAfter?: readonly number[];
}

/**
 * Puts every environment that is not terminated into the catalog: those of events as they come, and
 * all of them on a schedule, after every page was read. What cannot be read removes no entity.
 */
export class SecureStudioEntityProvider implements EntityProvider {
  readonly #options: ProviderOptions;
  readonly #changed = new Set<string>();
  #connection?: EntityProviderConnection;
  #gathering?: ReturnType<typeof setTimeout>;
  /** One mutation after the other, so that none undoes what a newer read found. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: ProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'secure-studio';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: 'secure-studio-entity-provider',
      fn: signal => this.#replaceAll(signal),
    });
  }

  /** Reads the environment soon, together with all that change about now. */
  changed(environment: string): void {
    this.#changed.add(environment);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#inTurn(() => this.#replaceChanged());
    }, GATHER_FOR).unref();
  }

  async #replaceAll(signal?: AbortSignal): Promise<void> {
    const { retryAfter = RETRY_AFTER } = this.#options;
    for (const delay of [0, ...retryAfter]) {
      if (delay > 0) {
        await sleep(delay, undefined, { signal });
      }
      let done = false;
      await this.#inTurn(async () => {
        const environments = await readEveryEnvironment(
          this.#options.secureStudio,
          { credentials: this.#credentials, signal },
        );
        await this.#connection?.applyMutation({
          type: 'full',
          entities: environments.filter(isThere).map(this.#deferred),
        });
        done = true;
      });
      if (done) {
        return;
      }
    }
  }

  /** What fails here is made good by the next read of all. */
  async #replaceChanged(): Promise<void> {
    const names = [...this.#changed];
    this.#changed.clear();
    for (let start = 0; start < names.length; start += MAX_NAMES) {
      const name = names.slice(start, start + MAX_NAMES);
      const { items } = await this.#options.secureStudio.listEnvironments(
        { name, limit: MAX_NAMES },
        { credentials: await this.#credentials() },
      );
      const there = items.filter(isThere);
      await this.#connection?.applyMutation({
        type: 'delta',
        added: there.map(this.#deferred),
        removed: name
          .filter(wanted => !there.some(({ name: found }) => found === wanted))
          .map(gone => ({
            entityRef: environmentEntityRef(gone),
            locationKey: this.getProviderName(),
          })),
      });
    }
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(task).catch(error => {
      this.#options.logger.warn(
        `The environments could not be read, so their entities stay as they are: ${error}`,
      );
    });
    return this.#last;
  }

  #credentials = () => this.#options.auth.getOwnServiceCredentials();

  #deferred = (environment: EnvironmentSummary): DeferredEntity => ({
    entity: toEntity(environment, this.#options.entities),
    locationKey: this.getProviderName(),
  });
}

function isThere({ status }: EnvironmentSummary): boolean {
  return status !== 'terminated';
}
