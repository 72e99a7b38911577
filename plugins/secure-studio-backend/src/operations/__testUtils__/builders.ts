import { randomUUID } from 'node:crypto';
import { ProvisioningRecord } from '../../aws';
import { FoundProduct } from '../provision';
import { requestHash } from '../submission';
import { ProvisionSpec, StoredOperation } from '../types';

const TIME = '2026-01-01T00:00:00.000Z';

/** Under the group's own name for it, which the full name ends with. */
export function aSpec(over: Partial<ProvisionSpec> = {}): ProvisionSpec {
  const { fullName = 'team-a-research' } = over;
  const parameters = over.parameters ?? {
    EnvironmentName: 'team-a-research',
    TeamDomains: '.kaggle.com',
    AvailabilityZones: 'eu-west-1a',
    S3PrefixListId: 'pl-6da54004',
  };
  return {
    name: fullName.replace(/^(.*--|team-.-)/, ''),
    fullName,
    owner: 'group:default/team-a',
    target: 'sandbox',
    profile: 'scientist',
    profileUser: 'user:default/scientist',
    version: '1.0',
    reusedEndpoints: [],
    tags: {},
    asked: { parameters, tags: {} },
    ...over,
    parameters,
  };
}

export function anOperation(
  over: Partial<StoredOperation> = {},
): StoredOperation {
  const spec = over.spec ?? aSpec();
  return {
    id: randomUUID(),
    environment: spec.fullName,
    type: 'provision',
    state: 'open',
    step: 'requested',
    version: 1,
    attempt: 1,
    dueAt: TIME,
    retries: 0,
    failingSince: null,
    absences: 0,
    idempotencyKey: 'task:step:research',
    requestHash: requestHash(spec),
    spec,
    initiator: 'user:default/scientist',
    provisionToken: randomUUID(),
    terminateToken: null,
    recordId: null,
    provisionedProductId: null,
    stackArn: null,
    message: 'Asked for',
    error: null,
    completed: 0,
    total: 0,
    endedBy: null,
    createdAt: TIME,
    updatedAt: TIME,
    progressedAt: TIME,
    finishedAt: null,
    ...over,
  };
}

export function aProduct(over: Partial<FoundProduct> = {}): FoundProduct {
  return {
    id: 'pp-1',
    name: 'team-a-research',
    status: 'AVAILABLE',
    lastRecordId: 'rec-1',
    lastProvisioningRecordId: 'rec-1',
    tags: {
      'secure-studio:environment': 'team-a-research',
      'secure-studio:team': 'group:default/team-a',
    },
    ...over,
  };
}

export function aRecord(
  over: Partial<ProvisioningRecord> = {},
): ProvisioningRecord {
  return {
    id: 'rec-1',
    status: 'IN_PROGRESS',
    type: 'PROVISION_PRODUCT',
    createdAt: TIME,
    errors: [],
    provisionedProductId: 'pp-1',
    tags: {},
    ...over,
  };
}
