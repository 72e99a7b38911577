import {
  Environment,
  environmentStatus,
  EnvironmentSummary,
  Profile,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { OperationStore } from '../operations/OperationStore';
import { toOperation } from '../operations/toOperation';
import { StoredOperation } from '../operations/types';
import { EnvironmentStore } from './EnvironmentStore';
import { SnapshotStore } from './SnapshotStore';
import { EnvironmentRecord, ProfileRecord, Snapshot, Snapshots } from './types';

function toSummary(
  environment: EnvironmentRecord,
  latestOperation: StoredOperation | undefined,
): EnvironmentSummary & Pick<EnvironmentRecord, 'createdAt'> {
  return {
    name: environment.name,
    owner: environment.owner,
    target: environment.target,
    status: environmentStatus({
      productStatus: environment.productStatus,
      latestOperation: latestOperation ?? null,
      terminated: environment.terminatedAt !== null,
      everObserved: environment.observedAt !== null,
    }),
    egressMode: environment.egressMode,
    domainId: environment.domainId,
    createdAt: environment.createdAt,
    observedAt: environment.observedAt,
  };
}

/** Tells whose each profile is, and whether it is the viewer's. */
function toProfilesSection(
  { data, ...state }: Snapshot<'profiles'>,
  owners: ProfileRecord[],
  viewer: string,
) {
  return {
    ...state,
    data:
      data &&
      data.map((profile): Profile => {
        const owner = owners.find(({ profile: name }) => name === profile.name);
        return {
          ...profile,
          user: owner?.user ?? null,
          own: owner?.user === viewer,
        };
      }),
  };
}

/** Environments as the API gives them. */
export class EnvironmentViews {
  constructor(
    private readonly services: {
      targets: readonly TargetConfig[];
      environments: EnvironmentStore;
      snapshots: SnapshotStore;
      operations: Pick<OperationStore, 'findLatest' | 'findLatestOf'>;
    },
  ) {}

  async summarise(
    environments: readonly EnvironmentRecord[],
  ): Promise<EnvironmentSummary[]> {
    const latest = await this.services.operations.findLatestOf(
      environments.map(({ name }) => name),
    );
    return environments.map(environment =>
      toSummary(environment, latest.get(environment.name)),
    );
  }

  /**
   * @param viewer - Entity ref of the user who looks.
   */
  async describe(
    environment: EnvironmentRecord,
    viewer: string,
  ): Promise<{ environment: Environment; snapshots: Snapshots }> {
    const { environments, operations, targets } = this.services;
    const { name, target } = environment;
    const [latest, snapshots, owners] = await Promise.all([
      operations.findLatest(name),
      this.services.snapshots.get(name),
      environments.listProfiles(name),
    ]);
    return {
      snapshots,
      environment: {
        ...toSummary(environment, latest),
        region: targets.find(({ id }) => id === target)?.region ?? 'unknown',
        shortName: environment.shortName,
        requestedBy: environment.requestedBy,
        operation: latest ? toOperation(latest) : null,
        sections: {
          ...snapshots,
          profiles: toProfilesSection(snapshots.profiles, owners, viewer),
        } satisfies Record<SectionName, unknown>,
      },
    };
  }
}
