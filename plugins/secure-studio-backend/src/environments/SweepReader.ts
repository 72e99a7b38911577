import {
  SECTION_NAMES,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import limitConcurrency from 'p-limit';
import { createSectionReaders } from './readSections';
import { SectionSource } from './SectionSource';
import { NO_SNAPSHOTS } from './snapshotRows';
import { SnapshotRecorder } from './SnapshotRecorder';
import { SnapshotStore } from './SnapshotStore';
import { StatusRecorder } from './StatusRecorder';
import { EnvironmentRecord } from './types';

/** Environments whose rows are read from the database at once. */
const CHUNK = 50;

/** Environments of one target that are read from AWS at the same time. */
const CONCURRENCY = 4;

/** The sections of which AWS tells whether they changed, or which are read with one more call. */
const KEPT: readonly SectionName[] = ['stack', 'domain', 'allowlist'];

/** One in so many environments has a section that is read again although nothing says that it changed. */
const TURNS = 10;

/** Reads the environments that a sweep found, and keeps what came of it. */
export class SweepReader {
  constructor(
    private readonly services: {
      snapshots: SnapshotStore;
      recorder: SnapshotRecorder;
      statuses: StatusRecorder;
    },
  ) {}

  async read(
    environments: readonly EnvironmentRecord[],
    options: {
      source: SectionSource;
      target: { id: string; region: string };
      open: ReadonlySet<string>;
      readAt: string;
      signal?: AbortSignal;
    },
  ): Promise<void> {
    const { open, readAt, signal, source, target } = options;
    const { recorder, snapshots, statuses } = this.services;
    const anew = await this.#turns(target.id, environments.length);
    const limit = limitConcurrency(CONCURRENCY);
    for (const chunk of chunksOf(environments)) {
      if (signal?.aborted) {
        return;
      }
      const names = chunk.map(({ name }) => name);
      const known = await snapshots.getAll(names);
      await Promise.all(
        chunk.map(environment =>
          limit(async () => {
            const previous = known.get(environment.name) ?? NO_SNAPSHOTS;
            const readers = createSectionReaders(source, {
              environment,
              region: target.region,
              previous,
              operationOpen: open.has(environment.name),
              readAt,
              anew: anew.get(environment.name) ?? [],
            });
            await recorder.recordAll(environment, readers, {
              sections: SECTION_NAMES,
              readAt,
              previous,
            });
          }),
        ),
      );
      await statuses.refreshAll(names);
    }
  }

  /** Keeps that nothing could be concluded of environments: what was known of them stands. */
  async fail(
    environments: readonly EnvironmentRecord[],
    error: unknown,
    readAt: string,
  ): Promise<void> {
    const { recorder, statuses } = this.services;
    for (const environment of environments) {
      await recorder.recordFailure(environment, error, {
        sections: ['product'],
        readAt,
      });
    }
    await statuses.refreshAll(environments.map(({ name }) => name));
  }

  /** The sections whose turn it is, by environment: those whose answers are the oldest. */
  async #turns(
    target: string,
    environments: number,
  ): Promise<Map<string, SectionName[]>> {
    const oldest = await this.services.snapshots.oldest(target, {
      sections: KEPT,
      limit: Math.ceil(environments / TURNS),
    });
    const turns = new Map<string, SectionName[]>();
    for (const { environment, section } of oldest) {
      turns.set(environment, [...(turns.get(environment) ?? []), section]);
    }
    return turns;
  }
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
