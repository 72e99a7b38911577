import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import limitConcurrency from 'p-limit';
import { AwsGateways, ProvisionedProduct } from '../aws';
import { SecureStudioConfig, TargetConfig } from '../config';
import { OperationStore } from '../operations/OperationStore';
import { EnvironmentStore } from './EnvironmentStore';
import { createSectionReaders } from './readSections';
import { createRegionSource, DescriptionCache } from './RegionSource';
import { SnapshotRecorder } from './SnapshotRecorder';
import { SnapshotStore } from './SnapshotStore';
import { EnvironmentRecord, SECTION_NAMES } from './types';

/** Environments of one target that are read at the same time. */
const CONCURRENCY = 4;

/** Keeps the snapshots of every environment fresh, target by target. */
export class EnvironmentInventory {
  readonly #cache = new DescriptionCache();

  constructor(
    private readonly services: {
      gateways: AwsGateways;
      environments: EnvironmentStore;
      snapshots: SnapshotStore;
      operations: Pick<OperationStore, 'findLatestOf'>;
      recorder: SnapshotRecorder;
      /** Looks for what is ours and has no row. */
      found: {
        note(
          target: TargetConfig,
          products: readonly ProvisionedProduct[],
        ): Promise<void>;
      };
      logger: LoggerService;
    },
  ) {}

  /** Sweeps every target on its own schedule, on one replica at a time. */
  async schedule(
    scheduler: SchedulerService,
    { targets, inventory }: SecureStudioConfig,
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
    const { environments, gateways, logger, operations } = this.services;
    const all = await environments.list({ target: target.id });
    const latest = await operations.findLatestOf(all.map(({ name }) => name));
    const isOpen = ({ name }: EnvironmentRecord) =>
      latest.get(name)?.state === 'open';
    const wanted = all.filter(
      environment => !environment.terminatedAt || isOpen(environment),
    );
    const readAt = new Date().toISOString();
    const { source, products } = await createRegionSource(
      gateways,
      target,
      this.#cache,
    );
    if (products) {
      await this.services.found.note(target, products);
    }
    const limit = limitConcurrency(CONCURRENCY);
    await Promise.all(
      wanted.map(environment =>
        limit(async () => {
          if (signal?.aborted) {
            return;
          }
          const readers = createSectionReaders(source, {
            environment,
            region: target.region,
            previous: await this.services.snapshots.get(environment.name),
            operationOpen: isOpen(environment),
          });
          await this.services.recorder.record(environment, readers, {
            sections: SECTION_NAMES,
            readAt,
          });
        }),
      ),
    );
    logger.debug(
      `Swept ${wanted.length} environments of target '${target.id}'`,
    );
  }
}
