import {
  PRODUCT_OUTPUTS,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { toError } from '@backstage/errors';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { EnvironmentStore, Observation } from './EnvironmentStore';
import { SectionReaders } from './readSections';
import { egressModeOf } from './sections/chosen';
import { SnapshotStore } from './SnapshotStore';
import { EnvironmentRecord, Snapshots } from './types';

/** What the list of environments shows of the snapshots; undefined while nothing was read. */
export function observationOf(snapshots: Snapshots): Observation | undefined {
  const observedAt = Object.values(snapshots)
    .map(snapshot => snapshot.observedAt)
    .filter((time): time is string => time !== null)
    .sort()
    .at(-1);
  if (!observedAt) {
    return undefined;
  }
  const { parameters = {}, outputs = {} } = snapshots.stack.data ?? {};
  return {
    provisionedProductId: snapshots.product.data?.id ?? null,
    productStatus: snapshots.product.data?.status ?? null,
    egressMode: egressModeOf(parameters) ?? null,
    domainId: outputs[PRODUCT_OUTPUTS.domainId] ?? null,
    observedAt,
  };
}

function hasChanged(before: EnvironmentRecord, now: Observation): boolean {
  return (
    before.productStatus !== now.productStatus ||
    before.egressMode !== now.egressMode ||
    before.domainId !== now.domainId
  );
}

/** Reads sections and keeps what came of each: its answer, or its error beside the last good answer. */
export class SnapshotRecorder {
  constructor(
    private readonly services: {
      environments: EnvironmentStore;
      snapshots: SnapshotStore;
      publish(event: EnvironmentEvent): Promise<void>;
    },
  ) {}

  /**
   * @param readAt - When the read began: what is read later is newer.
   */
  async record(
    environment: EnvironmentRecord,
    readers: SectionReaders,
    options: { sections: readonly SectionName[]; readAt: string },
  ): Promise<void> {
    await Promise.all(
      options.sections.map(section =>
        this.recordSection(environment.name, section, readers, options.readAt),
      ),
    );
    await this.observe(environment);
  }

  private async recordSection<Name extends SectionName>(
    environment: string,
    section: Name,
    readers: SectionReaders,
    readAt: string,
  ): Promise<void> {
    const { snapshots } = this.services;
    try {
      const data = await readers[section]();
      await snapshots.keep(environment, section, { data, observedAt: readAt });
    } catch (error) {
      const { name, message } = toError(error);
      await snapshots.fail(environment, section, {
        name,
        message,
        occurredAt: readAt,
      });
    }
  }

  private async observe(environment: EnvironmentRecord): Promise<void> {
    const { environments, snapshots, publish } = this.services;
    const observation = observationOf(await snapshots.get(environment.name));
    if (!observation) {
      return;
    }
    await environments.observe(environment.name, observation);
    await publish({
      environment: environment.name,
      change: hasChanged(environment, observation) ? 'status' : 'observed',
    });
  }
}
