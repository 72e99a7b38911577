import { toError } from '@backstage/errors';
import { SectionName } from 'backstage-plugin-secure-studio-common';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { SectionReaders } from './readSections';
import { SnapshotStore, SnapshotSubject } from './SnapshotStore';
import { Observation, Snapshots } from './types';

type Outcome =
  | { section: SectionName; observation: Observation }
  | { section: SectionName; error: unknown };

/** Reads sections and keeps what came of each: its answer, or its error beside the last good answer. */
export class SnapshotRecorder {
  constructor(
    private readonly services: {
      snapshots: SnapshotStore;
      publish(event: EnvironmentEvent): Promise<void>;
    },
  ) {}

  /** Keeps each section as soon as it is read, for whoever is looking. */
  async recordEach(
    subject: SnapshotSubject,
    readers: SectionReaders,
    options: { sections: readonly SectionName[]; readAt: string },
  ): Promise<void> {
    await Promise.all(
      options.sections.map(async section =>
        this.keep(subject, [await read(section, readers)], options.readAt),
      ),
    );
    await this.announce(subject);
  }

  /** Keeps what was read and is not known already, at once. */
  async recordAll(
    subject: SnapshotSubject,
    readers: SectionReaders,
    options: {
      sections: readonly SectionName[];
      readAt: string;
      previous: Snapshots;
    },
  ): Promise<void> {
    const { previous, readAt, sections } = options;
    const outcomes = await Promise.all(
      sections.map(section => read(section, readers)),
    );
    await this.keep(
      subject,
      outcomes.filter(outcome => !isKnown(outcome, previous)),
      readAt,
    );
    await this.announce(subject);
  }

  /** Keeps that sections could not be read. */
  async recordFailure(
    subject: SnapshotSubject,
    error: unknown,
    options: { sections: readonly SectionName[]; readAt: string },
  ): Promise<void> {
    await this.keep(
      subject,
      options.sections.map(section => ({ section, error })),
      options.readAt,
    );
    await this.announce(subject);
  }

  private async keep(
    subject: SnapshotSubject,
    outcomes: Outcome[],
    readAt: string,
  ): Promise<void> {
    const { snapshots } = this.services;
    await snapshots.keep(
      subject,
      Object.fromEntries(
        outcomes.flatMap(outcome =>
          'observation' in outcome
            ? [[outcome.section, outcome.observation]]
            : [],
        ),
      ),
    );
    await snapshots.fail(
      subject,
      Object.fromEntries(
        outcomes.flatMap(outcome => {
          if ('observation' in outcome) {
            return [];
          }
          const { name, message } = toError(outcome.error);
          return [[outcome.section, { name, message, occurredAt: readAt }]];
        }),
      ),
    );
  }

  private async announce({ name }: SnapshotSubject): Promise<void> {
    await this.services.publish({ environment: name, change: 'observed' });
  }
}

async function read(
  section: SectionName,
  readers: SectionReaders,
): Promise<Outcome> {
  try {
    return { section, observation: await readers[section]() };
  } catch (error) {
    return { section, error };
  }
}

/** Whether an answer is one that was kept before and stands. */
function isKnown(outcome: Outcome, previous: Snapshots): boolean {
  const { observedAt, error } = previous[outcome.section];
  return (
    'observation' in outcome &&
    error === null &&
    outcome.observation.observedAt === observedAt
  );
}
