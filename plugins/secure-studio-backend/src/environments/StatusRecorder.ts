import { EnvironmentFacts } from 'backstage-plugin-secure-studio-common';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { TargetConfig } from '../config';
import { OperationStore } from '../operations/OperationStore';
import { DerivedColumns, EnvironmentStore } from './EnvironmentStore';
import { NO_SNAPSHOTS } from './snapshotRows';
import { SnapshotStore } from './SnapshotStore';
import { deriveColumns } from './statusFacts';
import { EnvironmentRecord } from './types';
import { isSeenElsewhere, Place } from './whereSeen';

/** Environments whose columns are made anew in one transaction. */
const CHUNK = 100;

/**
 * Keeps what the list of environments shows, such as the status: made anew of all that is known
 * whenever something of that has changed.
 */
export class StatusRecorder {
  constructor(
    private readonly services: {
      database: Knex;
      targets: readonly (Pick<TargetConfig, 'id'> & Place)[];
      environments: EnvironmentStore;
      snapshots: SnapshotStore;
      operations: Pick<OperationStore, 'findLatestOf'>;
      publish(event: EnvironmentEvent): Promise<void>;
    },
  ) {}

  /**
   * @param transaction - In which something changed; what comes of it is told once it is committed.
   */
  async refresh(name: string, transaction?: Knex.Transaction): Promise<void> {
    if (!transaction) {
      await this.refreshAll([name]);
      return;
    }
    const changed = await this.#refresh([name], transaction);
    // Where it is rolled back, nothing has changed; where telling fails, readers have their schedules.
    transaction.executionPromise
      .then(() => this.#tell(changed))
      .catch(() => undefined);
  }

  async refreshAll(names: readonly string[]): Promise<void> {
    for (let start = 0; start < names.length; start += CHUNK) {
      const changed = await this.services.database.transaction(transaction =>
        this.#refresh(names.slice(start, start + CHUNK), transaction),
      );
      await this.#tell(changed);
    }
  }

  /** Every environment, also of a target that is configured no more. */
  async refreshEverything(): Promise<void> {
    const { environments } = this.services;
    let names: string[] = [];
    do {
      names = await environments.listNames({
        after: names.at(-1) ?? '',
        limit: CHUNK,
      });
      await this.refreshAll(names);
    } while (names.length === CHUNK);
  }

  /** @returns the names of those that have another status, or something else that lists show of them. */
  async #refresh(
    names: readonly string[],
    transaction: Knex.Transaction,
  ): Promise<string[]> {
    const { environments, operations, snapshots, targets } = this.services;
    const rows = await environments.lock(names, transaction);
    const latest = await operations.findLatestOf(names, transaction);
    const known = await snapshots.getAll(names, transaction);
    const profiles = await environments.listProfilesOf(names, transaction);
    const changed: string[] = [];
    for (const environment of rows) {
      const { name } = environment;
      const columns = deriveColumns({
        environment,
        snapshots: known.get(name) ?? NO_SNAPSHOTS,
        latestOperation: latest.get(name),
        profiles: profiles.filter(profile => profile.environment === name),
        target: targetOf(environment, targets),
      });
      if (isAnother(environment, columns)) {
        await environments.saveDerived(name, columns, transaction);
      }
      if (
        isAnother(environment, {
          ...columns,
          observedAt: environment.observedAt,
        })
      ) {
        changed.push(name);
      }
    }
    return changed;
  }

  async #tell(names: readonly string[]): Promise<void> {
    for (const environment of names) {
      await this.services.publish({ environment, change: 'status' });
    }
  }
}

function targetOf(
  environment: EnvironmentRecord,
  targets: readonly (Pick<TargetConfig, 'id'> & Place)[],
): EnvironmentFacts['target'] {
  const target = targets.find(({ id }) => id === environment.target);
  if (!target) {
    return 'missing';
  }
  return isSeenElsewhere(environment, target) ? 'moved' : 'configured';
}

function isAnother(before: EnvironmentRecord, now: DerivedColumns): boolean {
  return Object.entries(now).some(
    ([column, value]) =>
      !isDeepStrictEqual(before[column as keyof DerivedColumns], value),
  );
}
