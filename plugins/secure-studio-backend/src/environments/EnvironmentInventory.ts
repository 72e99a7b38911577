import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { AwsGateways, ProvisionedProduct } from '../aws';
import { SecureStudioConfig, TargetConfig } from '../config';
import { SweepMetrics, SweepOutcome } from '../metrics';
import { OperationStore } from '../operations/OperationStore';
import { LOOK_AGAIN_FOR, planSweep, SweepPlan } from './absence';
import { createAccountCheck, isWrongAccount } from './accountCheck';
import { InventoryStore, SweepResult } from './InventoryStore';
import { InventorySuspendedError } from './InventorySuspendedError';
import { Pace } from './Pace';
import { createRegionSource, list } from './RegionSource';
import { SectionSource } from './SectionSource';
import { SweepReader } from './SweepReader';
import { EnvironmentRecord } from './types';
import { isSamePlace, isSeenElsewhere } from './whereSeen';

/**
 * Milliseconds between two calls of the sweeps of one account and region to DNS Firewall: two in a
 * second, of the five that its API takes.
 */
const RESOLVER_PACE = 500;

const OUTCOMES: Record<SweepResult['state'], SweepOutcome> = {
  complete: 'succeeded',
  incomplete: 'failed',
  suspended: 'stopped',
};

const nameOf = ({ name }: EnvironmentRecord) => name;

const isThere = ({ terminatedAt }: EnvironmentRecord) => terminatedAt === null;

/** Keeps the snapshots of every environment fresh, target by target, and finds out what is gone. */
export class EnvironmentInventory {
  readonly #paces = new Map<string, Pace>();

  constructor(
    private readonly services: {
      gateways: AwsGateways;
      inventories: InventoryStore;
      operations: Pick<OperationStore, 'listOpenEnvironments'>;
      sweepReader: SweepReader;
      /** Looks for what is ours and has no row. */
      found: {
        note(
          target: TargetConfig,
          products: readonly ProvisionedProduct[],
        ): Promise<void>;
      };
      /** How many environments of a target may go missing at once without an admin's confirmation. */
      mostVanished: number;
      metrics: SweepMetrics;
      logger: LoggerService;
      now?: () => Date;
    },
  ) {}

  /** Sweeps every target on its own schedule, on one replica at a time. */
  async schedule(
    scheduler: SchedulerService,
    { targets, inventory }: Pick<SecureStudioConfig, 'targets' | 'inventory'>,
  ): Promise<void> {
    for (const target of targets) {
      await scheduler.scheduleTask({
        id: `secure-studio-inventory-${target.id}`,
        scope: 'global',
        frequency: inventory.frequency,
        timeout: { minutes: 10 },
        fn: signal => this.sweep(target, signal),
      });
    }
  }

  /** Reads what a target's region has and keeps it for each of its environments. */
  async sweep(target: TargetConfig, signal?: AbortSignal): Promise<void> {
    const { gateways, inventories, operations, sweepReader } = this.services;
    const sweptAt = (this.services.now?.() ?? new Date()).toISOString();
    const open = await operations.listOpenEnvironments();
    const goneSince = earlier(sweptAt, LOOK_AGAIN_FOR);
    const known = await inventories.listEnvironments(target.id, { goneSince });
    const products = await list(
      gateways.serviceCatalog(target, 'read').listProvisionedProducts(),
    );
    const listed = new Set(products.items.map(({ id }) => id));
    const isListed = ({ provisionedProductId }: EnvironmentRecord) =>
      provisionedProductId !== null && listed.has(provisionedProductId);
    const environments = [
      ...known.filter(
        environment =>
          isListed(environment) || !isSeenElsewhere(environment, target),
      ),
      // To be in the list is proof, however long ago another one said that it is gone.
      ...(await inventories.listGone(target.id, {
        goneUntil: goneSince,
        listed,
      })),
    ];
    const plan = planSweep(environments, {
      now: sweptAt,
      listed,
      isComplete: !products.error,
      open,
      confirmation: (await inventories.find(target.id)).confirmation,
      mostVanished: this.services.mostVanished,
    });
    const { heldBack, lookFor, unlisted } = plan;
    const requireAccount = createAccountCheck(gateways, target);
    if (!isAllThere(environments, listed)) {
      const error = await requireAccount().catch(reason => reason);
      if (isWrongAccount(error)) {
        await sweepReader.fail(environments.filter(isThere), error, sweptAt);
        await this.#end(target, incomplete(sweptAt, error));
        return;
      }
    }
    await inventories.setSeenIn(
      environments
        .filter(isListed)
        .filter(({ seenIn }) => !seenIn || !isSamePlace(seenIn, target))
        .map(nameOf),
      target,
    );
    if (!products.error) {
      await this.services.found.note(target, products.items);
    }
    await this.#noteAbsence(plan, sweptAt);
    const source = await createRegionSource(gateways, target, {
      products,
      requireAccount,
      pace: this.#paceOf(target),
    });
    const looked = await this.#lookFor(plan, source, sweptAt);
    await sweepReader.read(
      [...plan.read, ...unlisted, ...lookFor, ...looked.back],
      { source, target, open, readAt: sweptAt, signal },
    );
    if (heldBack.length > 0) {
      const error = new InventorySuspendedError(target.id, heldBack.length);
      await sweepReader.fail(heldBack, error, sweptAt);
      const { message } = error;
      await this.#end(target, { sweptAt, state: 'suspended', message });
    } else if (products.error || looked.error || signal?.aborted) {
      const error = products.error ?? looked.error;
      await this.#end(target, incomplete(sweptAt, error));
    } else {
      await this.#end(target, { sweptAt, state: 'complete', message: null });
    }
  }

  /** Since when the list leaves environments out, or that it has them again. */
  async #noteAbsence(
    { heldBack, lookFor, read }: SweepPlan,
    sweptAt: string,
  ): Promise<void> {
    const { inventories } = this.services;
    const missing = [...lookFor, ...heldBack].filter(
      ({ absentSince }) => absentSince === null,
    );
    const present = read.filter(({ absentSince }) => absentSince !== null);
    await inventories.setAbsentSince(missing.map(nameOf), sweptAt);
    await inventories.setAbsentSince(present.map(nameOf), null);
  }

  /**
   * Asks AWS by id for what its list leaves out, and notes where it answered.
   *
   * @returns those that were gone and are there again, and an error where AWS did not answer.
   */
  async #lookFor(
    { lookFor, lookAgain }: SweepPlan,
    source: SectionSource,
    sweptAt: string,
  ): Promise<{ back: EnvironmentRecord[]; error?: unknown }> {
    const { inventories } = this.services;
    const back: EnvironmentRecord[] = [];
    let failure: unknown;
    for (const environment of [...lookFor, ...lookAgain]) {
      const { name, provisionedProductId, terminatedAt } = environment;
      try {
        const found = await source.product(provisionedProductId ?? '');
        await inventories.setLookedFor(name, sweptAt);
        if (found && terminatedAt) {
          back.push(environment);
        }
      } catch (error) {
        failure = error;
      }
    }
    await inventories.setAbsentSince(back.map(nameOf), sweptAt);
    return { back, error: failure };
  }

  /** Keeps what the sweep came to; what is wrong is told once, when it begins. */
  async #end(target: TargetConfig, result: SweepResult): Promise<void> {
    const { inventories, logger, metrics, now } = this.services;
    metrics.swept(
      target.id,
      OUTCOMES[result.state],
      (now?.() ?? new Date()).getTime() - Date.parse(result.sweptAt),
    );
    const before = (await inventories.find(target.id)).sweep;
    await inventories.record(target.id, result);
    const isNews =
      before?.state !== result.state || before.message !== result.message;
    if (result.state !== 'complete' && isNews) {
      logger.error(
        `The sweep of target '${target.id}' is ${result.state}: ${
          result.message ?? 'it was cut off'
        }`,
      );
    }
  }

  #paceOf({ accountId, region }: TargetConfig): Pace {
    const key = `${accountId} ${region}`;
    const pace = this.#paces.get(key) ?? new Pace(RESOLVER_PACE);
    this.#paces.set(key, pace);
    return pace;
  }
}

/** Whether the list has something of ours and lacks nothing: it is of the right account then. */
function isAllThere(
  environments: readonly EnvironmentRecord[],
  listed: ReadonlySet<string>,
): boolean {
  const expected = environments
    .filter(isThere)
    .flatMap(({ provisionedProductId }) => provisionedProductId ?? []);
  return expected.length > 0 && expected.every(id => listed.has(id));
}

function incomplete(sweptAt: string, error: unknown): SweepResult {
  const message = error === undefined ? null : toError(error).message;
  return { sweptAt, state: 'incomplete', message };
}

function earlier(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) - milliseconds).toISOString();
}
