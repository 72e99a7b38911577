import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { CatalogAwayError, CatalogReader } from '../access/CatalogReader';
import { EnvironmentOwners } from './EnvironmentOwners';

const FREQUENCY = { minutes: 5 };

/** Milliseconds between two looks that agree on something, so that the catalog had time to change. */
const APART = 150_000;

/** Owners in one question to the catalog. */
const PAGE = 200;

/**
 * Notes which environments belong to a group that the catalog has no more, since it was renamed,
 * merged or removed. It takes two looks that agree; a look at a catalog that fails, answers in part
 * or has no groups at all concludes nothing.
 */
export class OwnerWatch {
  constructor(
    private readonly services: {
      owners: EnvironmentOwners;
      catalog: CatalogReader;
      logger: LoggerService;
      /** Makes an environment's status anew. */
      refreshStatus(name: string): Promise<void>;
      now?: () => Date;
    },
  ) {}

  /** Looks on one replica at a time. */
  async schedule(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'secure-studio-owners',
      scope: 'global',
      frequency: FREQUENCY,
      timeout: { minutes: 4 },
      fn: () => this.look(),
    });
  }

  async look(): Promise<void> {
    const { owners, refreshStatus, now = () => new Date() } = this.services;
    const at = now();
    const looked = await this.#askCatalog();
    if (!looked) {
      return;
    }
    const changed = [
      ...(await inPages(looked.found, page => owners.noteFound(page))),
      ...(await inPages(looked.notFound, page =>
        owners.noteNotFound(page, {
          at: at.toISOString(),
          lookedBefore: new Date(at.getTime() - APART).toISOString(),
        }),
      )),
    ];
    for (const name of changed) {
      await refreshStatus(name);
    }
  }

  async #askCatalog(): Promise<
    { found: string[]; notFound: string[] } | undefined
  > {
    const { logger } = this.services;
    try {
      if (!(await this.#hasGroups())) {
        logger.warn('The catalog has no groups: no owner is taken for missing');
        return undefined;
      }
      return await this.#readOwners();
    } catch (error) {
      if (error instanceof CatalogAwayError) {
        return undefined;
      }
      throw error;
    }
  }

  async #hasGroups(): Promise<boolean> {
    const { items } = await this.services.catalog.read(({ catalog, options }) =>
      catalog.queryEntities(
        { filter: { kind: 'Group' }, fields: ['kind'], limit: 1 },
        options,
      ),
    );
    return items.length > 0;
  }

  async #readOwners() {
    const found: string[] = [];
    const notFound: string[] = [];
    let page: string[] = [];
    do {
      page = await this.services.owners.listOwners({
        after: page.at(-1) ?? '',
        limit: PAGE,
      });
      const isThere = await this.#areThere(page);
      page.forEach((owner, index) =>
        (isThere[index] ? found : notFound).push(owner),
      );
    } while (page.length === PAGE);
    return { found, notFound };
  }

  /** @throws CatalogAwayError also where the catalog answers in part. */
  async #areThere(groups: string[]): Promise<boolean[]> {
    return this.services.catalog.read(async ({ catalog, options }) => {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: groups, fields: ['kind'] },
        options,
      );
      if (items.length !== groups.length) {
        throw new Error(
          `${items.length} answers to the question for ${groups.length} groups`,
        );
      }
      return items.map(Boolean);
    });
  }
}

async function inPages(
  owners: readonly string[],
  note: (page: string[]) => Promise<string[]>,
): Promise<string[]> {
  const changed: string[] = [];
  for (let start = 0; start < owners.length; start += PAGE) {
    changed.push(...(await note(owners.slice(start, start + PAGE))));
  }
  return changed;
}
