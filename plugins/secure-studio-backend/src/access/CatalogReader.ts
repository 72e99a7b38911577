import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CustomErrorBase } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Milliseconds that a question to the catalog may take, with all that it asks for. */
const TIMEOUT = 10_000;

/** Seconds after which it makes sense to try again. */
const RETRY_AFTER = 10;

/** The catalog does not answer, so that nobody can say who is in which group, or what there is. */
export class CatalogAwayError extends CustomErrorBase {
  override readonly name = 'CatalogAwayError';
  readonly statusCode = 503;
  readonly retryAfter = RETRY_AFTER;

  constructor() {
    super(
      'The catalog does not answer, so that nobody can say who is a member of which group: nothing is shown or changed meanwhile. Try again in a moment.',
    );
  }
}

/** The catalog, as the portal itself may read it. */
export interface ReadableCatalog {
  readonly catalog: CatalogService;
  readonly options: { readonly credentials: BackstageCredentials };
}

/** Asks the catalog with the plugin's own credentials. It answers in time and whole, or not at all. */
export class CatalogReader {
  constructor(
    private readonly services: {
      catalog: CatalogService;
      auth: AuthService;
      logger: LoggerService;
      /** Milliseconds. */
      timeout?: number;
    },
  ) {}

  /** @throws CatalogAwayError where the catalog fails, or is too slow. */
  async read<Answer>(
    ask: (readable: ReadableCatalog) => Promise<Answer>,
  ): Promise<Answer> {
    const { auth, catalog, logger, timeout = TIMEOUT } = this.services;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await Promise.race([
        auth
          .getOwnServiceCredentials()
          .then(credentials => ask({ catalog, options: { credentials } })),
        new Promise<never>((_, reject) => {
          timer = setTimeout(
            () => reject(new Error(`no answer within ${timeout} ms`)),
            timeout,
          );
        }),
      ]);
    } catch (error) {
      logger.warn(`The catalog does not answer: ${error}`);
      throw new CatalogAwayError();
    } finally {
      clearTimeout(timer);
    }
  }
}
