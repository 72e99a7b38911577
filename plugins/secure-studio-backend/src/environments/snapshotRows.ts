import {
  mapSections,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { Snapshot, Snapshots } from './types';

export interface SnapshotRow {
  environment_name: string;
  section: SectionName;
  /** Empty while the environment had none. */
  provisioned_product_id: string;
  data: string | null;
  observed_at: string | null;
  etag: string | null;
  error: string | null;
}

const NEVER_READ: Snapshot = {
  data: null,
  observedAt: null,
  etag: null,
  error: null,
};

/** The snapshots of one environment, out of its rows. */
export function toSnapshots(rows: readonly SnapshotRow[]): Snapshots {
  const snapshotOf = (name: SectionName): Snapshot => {
    const row = rows.find(({ section }) => section === name);
    return row
      ? {
          data: row.data === null ? null : JSON.parse(row.data),
          observedAt: row.observed_at,
          etag: row.etag,
          error: row.error === null ? null : JSON.parse(row.error),
        }
      : NEVER_READ;
  };
  // Each section's row holds what was kept of that section.
  return mapSections(snapshotOf) as Snapshots;
}

/** Of an environment of which nothing was read. */
export const NO_SNAPSHOTS = toSnapshots([]);

export function toSnapshotRow(
  environment: { name: string; provisionedProductId: string | null },
  section: SectionName,
  { data, observedAt, etag, error }: Snapshot,
): SnapshotRow {
  return {
    environment_name: environment.name,
    section,
    provisioned_product_id: environment.provisionedProductId ?? '',
    data: data === null ? null : JSON.stringify(data),
    observed_at: observedAt,
    etag,
    error: error === null ? null : JSON.stringify(error),
  };
}
