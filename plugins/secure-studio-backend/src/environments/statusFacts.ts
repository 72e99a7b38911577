import {
  EnvironmentFacts,
  PRODUCT_OUTPUTS,
  reduceStatus,
} from 'backstage-plugin-secure-studio-common';
import { StoredOperation } from '../operations/types';
import { DerivedColumns } from './EnvironmentStore';
import { operationOf } from './operationOf';
import { egressModeOf } from './sections/chosen';
import { EnvironmentRecord, ProfileRecord, Snapshots } from './types';

/** All that is known of an environment, of which its columns are made. */
export interface Known {
  readonly environment: EnvironmentRecord;
  readonly snapshots: Snapshots;
  readonly latestOperation: StoredOperation | undefined;
  readonly profiles: readonly ProfileRecord[];
  readonly target: EnvironmentFacts['target'];
}

/** What the list of environments shows, made of all that is known. */
export function deriveColumns(known: Known): DerivedColumns {
  const { environment, profiles, snapshots, target } = known;
  const observed = observedColumns(known);
  const { status, reason, source } = reduceStatus({
    operation: operationOf(environment, known.latestOperation) ?? null,
    gone: observed.terminatedAt !== null,
    target,
    ownerExists: environment.ownerMissingSince === null ? null : false,
    profiles: profiles.map(({ profile }) => profile),
    sections: snapshots,
  });
  return {
    ...observed,
    status,
    statusReason:
      reason !== null && source !== null ? { source, message: reason } : null,
  };
}

/** What AWS last said; where it was not asked yet, what is known stays. */
function observedColumns({
  environment,
  snapshots,
}: Known): Omit<DerivedColumns, 'status' | 'statusReason'> {
  const { product, stack } = snapshots;
  const newest = Object.values(snapshots)
    .map(({ observedAt }) => observedAt)
    .filter((time): time is string => time !== null)
    .sort()
    .at(-1);
  const productStatus = product.observedAt
    ? product.data?.status ?? null
    : environment.productStatus;
  const terminatedAt =
    productStatus === 'TERMINATED'
      ? environment.terminatedAt ?? product.observedAt
      : null;
  const { parameters = {}, outputs = {} } = stack.data ?? {};
  return {
    productStatus,
    terminatedAt,
    egressMode: egressModeOf(parameters) ?? environment.egressMode,
    domainId: outputs[PRODUCT_OUTPUTS.domainId] ?? environment.domainId,
    observedAt: newest ?? environment.observedAt,
    absentSince: terminatedAt ? null : environment.absentSince,
  };
}
