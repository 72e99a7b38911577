import { StatusSource } from 'backstage-plugin-secure-studio-common';
import { EnvironmentRecord, ProfileRecord } from './types';

export interface EnvironmentRow {
  name: string;
  owner_ref: string;
  target_id: string;
  requested_by: string;
  created_at: string;
  provisioned_product_id: string | null;
  product_status: EnvironmentRecord['productStatus'];
  terminated_at: string | null;
  egress_mode: EnvironmentRecord['egressMode'];
  domain_id: string | null;
  observed_at: string | null;
  short_name: string;
  status: EnvironmentRecord['status'];
  status_reason: string | null;
  status_source: StatusSource | null;
  seen_account_id: string | null;
  seen_region: string | null;
  absent_since: string | null;
  looked_for_at: string | null;
  identity: string | null;
  owner_not_found_at: string | null;
  owner_missing_since: string | null;
  registered_by: string | null;
  registered_at: string | null;
}

export interface ProfileRow {
  environment_name: string;
  profile_name: string;
  user_ref: string;
  created_at: string;
}

export function toEnvironmentRecord(row: EnvironmentRow): EnvironmentRecord {
  return {
    name: row.name,
    owner: row.owner_ref,
    target: row.target_id,
    requestedBy: row.requested_by,
    createdAt: row.created_at,
    provisionedProductId: row.provisioned_product_id,
    productStatus: row.product_status,
    terminatedAt: row.terminated_at,
    egressMode: row.egress_mode,
    domainId: row.domain_id,
    observedAt: row.observed_at,
    shortName: row.short_name,
    status: row.status,
    statusReason:
      row.status_reason === null || row.status_source === null
        ? null
        : { source: row.status_source, message: row.status_reason },
    seenIn:
      row.seen_account_id === null || row.seen_region === null
        ? null
        : { accountId: row.seen_account_id, region: row.seen_region },
    absentSince: row.absent_since,
    lookedForAt: row.looked_for_at,
    ownerMissingSince: row.owner_missing_since,
    registeredBy: row.registered_by,
    registeredAt: row.registered_at,
  };
}

export function toProfileRecord(row: ProfileRow): ProfileRecord {
  return {
    environment: row.environment_name,
    profile: row.profile_name,
    user: row.user_ref,
    createdAt: row.created_at,
  };
}
