import {
  SECTION_NAMES,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { AwsGateways } from '../aws';
import { TargetConfig } from '../config';
import { OperationStore } from '../operations/OperationStore';
import { Coalescer } from './Coalescer';
import { Conclusions } from './Conclusions';
import { EnvironmentStore } from './EnvironmentStore';
import { createSectionReaders } from './readSections';
import { createLiveSource, SectionSource } from './SectionSource';
import { SnapshotRecorder } from './SnapshotRecorder';
import { SnapshotStore } from './SnapshotStore';
import { StatusRecorder } from './StatusRecorder';
import { isSeenElsewhere } from './whereSeen';

/** Reads single environments from AWS, once for all who look at the same time. */
export class EnvironmentReader {
  readonly #reads = new Coalescer();

  constructor(
    private readonly services: {
      targets: readonly TargetConfig[];
      gateways: AwsGateways;
      environments: EnvironmentStore;
      snapshots: SnapshotStore;
      operations: Pick<OperationStore, 'findLatest'>;
      conclusions: Conclusions;
      recorder: SnapshotRecorder;
      statuses: StatusRecorder;
      now?: () => Date;
    },
  ) {}

  /**
   * Reads all sections, or one, from AWS now. A section that fails does so in its snapshot; an
   * unknown environment, or one whose target is configured no more or was moved, is left as it is.
   */
  async refresh(name: string, section?: SectionName): Promise<void> {
    const sections = section ? [section] : SECTION_NAMES;
    await this.#reads.run(`${name} ${section ?? ''}`, () =>
      this.#read(name, sections),
    );
  }

  async #read(name: string, sections: readonly SectionName[]): Promise<void> {
    const {
      conclusions,
      environments,
      gateways,
      operations,
      snapshots,
      targets,
    } = this.services;
    const environment = await environments.find(name);
    const target = targets.find(({ id }) => id === environment?.target);
    if (!environment || !target || isSeenElsewhere(environment, target)) {
      return;
    }
    const readAt = (this.services.now?.() ?? new Date()).toISOString();
    const [previous, operation] = await Promise.all([
      snapshots.get(name),
      operations.findLatest(name),
    ]);
    const source = createLiveSource(gateways, target);
    const product: SectionSource['product'] = async id => {
      const found = await source.product(id);
      if (!found && environment.terminatedAt === null) {
        await conclusions.requireMayConclude(target.id, id);
      }
      return found;
    };
    const readers = createSectionReaders(
      { ...source, product },
      {
        environment,
        region: target.region,
        previous,
        operationOpen: operation?.state === 'open',
        readAt,
        anew: 'everything',
      },
    );
    const { recorder, statuses } = this.services;
    await recorder.recordEach(environment, readers, { sections, readAt });
    await statuses.refresh(name);
  }
}
