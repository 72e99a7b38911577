import {
  Environment,
  EnvironmentSummary,
  Profile,
  reduceStatus,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { OperationStore } from '../operations/OperationStore';
import { toOperation } from '../operations/toOperation';
import { StoredOperation } from '../operations/types';
import { EnvironmentStore } from './EnvironmentStore';
import { SnapshotStore } from './SnapshotStore';
import { EnvironmentRecord, ProfileRecord, Snapshot, Snapshots } from './types';

/** Who looks at an environment. */
export interface Viewer {
  userRef: string;
  mayEnd(operation: StoredOperation): boolean;
}

const NOT_READ = { data: null, observedAt: null, error: null };

function toSummary(
  environment: EnvironmentRecord,
  latestOperation: StoredOperation | undefined,
): EnvironmentSummary & Pick<EnvironmentRecord, 'createdAt'> {
  const { observedAt, productStatus, terminatedAt } = environment;
  const { status, reason, source } = reduceStatus({
    operation: latestOperation ?? null,
    gone: terminatedAt !== null,
    targetConfigured: true,
    ownerExists: null,
    profiles: [],
    sections: {
      product: {
        data: observedAt && productStatus ? { status: productStatus } : null,
        observedAt,
        error: null,
      },
      stack: NOT_READ,
      domain: NOT_READ,
      profiles: NOT_READ,
      firewall: NOT_READ,
      allowlist: NOT_READ,
      endpoints: NOT_READ,
    },
  });
  return {
    name: environment.name,
    owner: environment.owner,
    target: environment.target,
    status,
    statusReason:
      source && reason !== null ? { source, message: reason } : null,
    egressMode: environment.egressMode,
    domainId: environment.domainId,
    createdAt: environment.createdAt,
    observedAt,
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

/** Tells which of the live domains nobody approved. */
function toAllowlistSection(
  { data, ...state }: Snapshot<'allowlist'>,
  unreviewed: readonly string[],
) {
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
    const [latest, snapshots, owners, unreviewed] = await Promise.all([
      operations.findLatest(name),
      this.services.snapshots.get(name),
      environments.listProfiles(name),
      this.services.unreviewed.list(name),
    ]);
    return {
      snapshots,
      environment: {
        ...toSummary(environment, latest),
        region: targets.find(({ id }) => id === target)?.region ?? 'unknown',
        requestedBy: environment.requestedBy,
        operation: latest ? toOperation(latest, viewer.mayEnd(latest)) : null,
        sections: {
          ...snapshots,
          profiles: toProfilesSection(
            snapshots.profiles,
            owners,
            viewer.userRef,
          ),
          allowlist: toAllowlistSection(snapshots.allowlist, unreviewed),
        } satisfies Record<SectionName, unknown>,
      },
    };
  }
}
