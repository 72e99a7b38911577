import {
  Environment,
  EnvironmentSummary,
  mapSections,
  Profile,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { OperationStore } from '../operations/OperationStore';
import { toOperation } from '../operations/toOperation';
import { StoredOperation } from '../operations/types';
import { EnvironmentStore } from './EnvironmentStore';
import { operationOf } from './operationOf';
import { SnapshotStore } from './SnapshotStore';
import { EnvironmentRecord, ProfileRecord, Snapshot, Snapshots } from './types';

/** Who looks at an environment. */
export interface Viewer {
  userRef: string;
  mayEnd(operation: StoredOperation): boolean;
}

function toSummary(
  environment: EnvironmentRecord,
): EnvironmentSummary & Pick<EnvironmentRecord, 'createdAt'> {
  return {
    name: environment.name,
    owner: environment.owner,
    target: environment.target,
    status: environment.status,
    statusReason: environment.statusReason,
    egressMode: environment.egressMode,
    domainId: environment.domainId,
    createdAt: environment.createdAt,
    observedAt: environment.observedAt,
  };
}

/** Sections as they were observed. Those that lack something of the API's are completed one by one. */
type ObservedStates = {
  readonly [Name in SectionName]: Omit<Snapshot<Name>, 'etag'>;
};

function toSection<Name extends SectionName>({
  data,
  observedAt,
  error,
}: Snapshot<Name>): Omit<Snapshot<Name>, 'etag'> {
  return { data, observedAt, error };
}

function asObserved(snapshots: Snapshots): ObservedStates {
  // Each section's state is made of its own snapshot.
  return mapSections(name => toSection(snapshots[name])) as ObservedStates;
}

/** Tells whose each profile is, and whether it is the viewer's. */
function toProfilesSection(
  snapshot: Snapshot<'profiles'>,
  owners: ProfileRecord[],
  viewer: string,
) {
  const { data, ...state } = toSection(snapshot);
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

/** Tells which of the live domains nobody approved. */
function toAllowlistSection(
  snapshot: Snapshot<'allowlist'>,
  unreviewed: readonly string[],
) {
  const { data, ...state } = toSection(snapshot);
  return {
    ...state,
    data: data && {
      ...data,
      team: {
        ...data.team,
        unreviewed: data.team.domains.filter(domain =>
          unreviewed.includes(domain),
        ),
      },
    },
  };
}

/** Environments as the API gives them. */
export class EnvironmentViews {
  constructor(
    private readonly services: {
      targets: readonly TargetConfig[];
      environments: EnvironmentStore;
      snapshots: SnapshotStore;
      operations: Pick<OperationStore, 'findLatest'>;
      unreviewed: { list(environment: string): Promise<string[]> };
    },
  ) {}

  /**
   * @param viewer - The user who looks, and what of its operation that user may do.
   */
  async describe(
    environment: EnvironmentRecord,
    viewer: Viewer,
  ): Promise<{ environment: Environment; snapshots: Snapshots }> {
    const { environments, operations, targets } = this.services;
    const { name, target } = environment;
    const [latestOfName, snapshots, owners, unreviewed] = await Promise.all([
      operations.findLatest(name),
      this.services.snapshots.get(name),
      environments.listProfiles(name),
      this.services.unreviewed.list(name),
    ]);
    const latest = operationOf(environment, latestOfName);
    return {
      snapshots,
      environment: {
        ...toSummary(environment),
        region: targets.find(({ id }) => id === target)?.region ?? 'unknown',
        shortName: environment.shortName,
        requestedBy: environment.requestedBy,
        operation: latest ? toOperation(latest, viewer.mayEnd(latest)) : null,
        sections: {
          ...asObserved(snapshots),
          profiles: toProfilesSection(
            snapshots.profiles,
            owners,
            viewer.userRef,
          ),
          allowlist: toAllowlistSection(snapshots.allowlist, unreviewed),
        },
      },
    };
  }
}
