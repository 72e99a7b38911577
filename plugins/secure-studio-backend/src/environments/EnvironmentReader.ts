import { LoggerService } from '@backstage/backend-plugin-api';
import { SectionName } from 'backstage-plugin-secure-studio-common';
import { AwsGateways } from '../aws';
import { TargetConfig } from '../config';
import { OperationStore } from '../operations/OperationStore';
import { Coalescer } from './Coalescer';
import { EnvironmentStore } from './EnvironmentStore';
import { createSectionReaders } from './readSections';
import { createLiveSource } from './SectionSource';
import { SnapshotRecorder } from './SnapshotRecorder';
import { SnapshotStore } from './SnapshotStore';
import { StatusRecorder } from './StatusRecorder';
import { SECTION_NAMES, Snapshots } from './types';

/** Milliseconds after which a look at an environment asks AWS again. */
const FRESH_FOR = 15_000;

/** Reads single environments from AWS, once for all who look at the same time. */
export class EnvironmentReader {
  readonly #reads = new Coalescer();
  readonly #touched = new Map<string, number>();

  constructor(
    private readonly services: {
      targets: readonly TargetConfig[];
      gateways: AwsGateways;
      environments: EnvironmentStore;
      snapshots: SnapshotStore;
      operations: Pick<OperationStore, 'findLatest'>;
      recorder: SnapshotRecorder;
      statuses: StatusRecorder;
      logger: LoggerService;
      now?: () => Date;
    },
  ) {}

  /**
   * Reads all sections, or one, from AWS now. A section that fails does so in its snapshot; an
   * unknown environment, or one whose target is configured no more, is left as it is.
   */
  async refresh(name: string, section?: SectionName): Promise<void> {
    const sections = section ? [section] : SECTION_NAMES;
    await this.#reads.run(`${name} ${section ?? ''}`, () =>
      this.#read(name, sections),
    );
  }

  /** Refreshes in the background what is due, not more often than it gets old. */
  touch(name: string, snapshots: Snapshots): void {
    const now = Date.now();
    const oldest = Math.min(
      ...Object.values(snapshots).map(({ observedAt }) =>
        observedAt ? Date.parse(observedAt) : 0,
      ),
    );
    const touched = this.#touched.get(name) ?? 0;
    if (now - Math.max(oldest, touched) < FRESH_FOR) {
      return;
    }
    this.#touched.set(name, now);
    this.refresh(name).catch(error =>
      this.services.logger.warn(`Could not refresh environment ${name}`, error),
    );
  }

  async #read(name: string, sections: readonly SectionName[]): Promise<void> {
    const { environments, gateways, operations, snapshots, targets } =
      this.services;
    const environment = await environments.find(name);
    const target = targets.find(({ id }) => id === environment?.target);
    if (!environment || !target) {
      return;
    }
    const readAt = (this.services.now?.() ?? new Date()).toISOString();
    const [previous, operation] = await Promise.all([
      snapshots.get(name),
      operations.findLatest(name),
    ]);
    const readers = createSectionReaders(createLiveSource(gateways, target), {
      environment,
      region: target.region,
      previous,
      operationOpen: operation?.state === 'open',
      readAt,
      anew: 'everything',
    });
    const { recorder, statuses } = this.services;
    await recorder.recordEach(environment, readers, { sections, readAt });
    await statuses.refresh(name);
  }
}
