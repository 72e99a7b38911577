import {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';
import { toEntity } from './toEntity';

const DEBOUNCE_MILLISECONDS = 1_000;

/**
 * Puts every environment that is not terminated into the catalog.
 *
 * The list comes whole from the portal's database, or not at all: an error removes no entity.
 */
export class SecureStudioEntityProvider implements EntityProvider {
  readonly #options: {
    auth: AuthService;
    logger: LoggerService;
    portalUrl: string;
    secureStudio: SecureStudioService;
    taskRunner: SchedulerServiceTaskRunner;
  };
  #connection?: EntityProviderConnection;
  #soon?: ReturnType<typeof setTimeout>;

  constructor(options: {
    auth: AuthService;
    logger: LoggerService;
    portalUrl: string;
    secureStudio: SecureStudioService;
    taskRunner: SchedulerServiceTaskRunner;
  }) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'secure-studio';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: 'secure-studio-entity-provider',
      fn: () => this.refresh(),
    });
  }

  /** Refreshes once for all events that come close together. */
  refreshSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.refresh();
    }, DEBOUNCE_MILLISECONDS).unref();
  }

  async refresh(): Promise<void> {
    const { auth, logger, portalUrl, secureStudio } = this.#options;
    try {
      const environments = await secureStudio.listEnvironments({
        credentials: await auth.getOwnServiceCredentials(),
      });
      await this.#connection?.applyMutation({
        type: 'full',
        entities: environments
          .filter(({ status }) => status !== 'terminated')
          .map(environment => ({
            entity: toEntity(environment, portalUrl),
            locationKey: this.getProviderName(),
          })),
      });
    } catch (error) {
      logger.warn(
        `The environments could not be read, so their entities stay as they are: ${error}`,
      );
    }
  }
}
