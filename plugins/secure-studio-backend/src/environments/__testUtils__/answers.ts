import {
  mapSections,
  PRODUCT_OUTPUTS,
  PRODUCT_PARAMETERS,
} from 'backstage-plugin-secure-studio-common';
import { ProvisionedProduct } from '../../aws';
import { SectionSource } from '../SectionSource';
import { EnvironmentRecord, Snapshots } from '../types';

export const STACK_ARN =
  'arn:aws:cloudformation:eu-west-1:111122223333:stack/SC-111122223333-pp-1/1';

export const TARGET = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
  roles: { read: '', provision: '', operate: '', open: '' },
};

const FIREWALL_ARN =
  'arn:aws:network-firewall:eu-west-1:111122223333:firewall/studio-a';

export const OUTPUTS = {
  [PRODUCT_OUTPUTS.domainId]: 'd-1',
  [PRODUCT_OUTPUTS.vpcId]: 'vpc-1',
  [PRODUCT_OUTPUTS.firewallArns]: FIREWALL_ARN,
  [PRODUCT_OUTPUTS.baselineRuleGroupArn]: 'arn:rule-group/baseline',
  [PRODUCT_OUTPUTS.teamRuleGroupArn]: 'arn:rule-group/team',
  [PRODUCT_OUTPUTS.teamDomainListId]: 'rslvr-fdl-1',
};

export const PARAMETERS = {
  [PRODUCT_PARAMETERS.egressMode]: 'allowlist',
  [PRODUCT_PARAMETERS.endpointTier]: 'core',
};

export function anEnvironment(
  over: Partial<EnvironmentRecord> = {},
): EnvironmentRecord {
  return {
    name: 'team-a-research',
    owner: 'group:default/team-a',
    target: 'sandbox',
    requestedBy: 'user:default/scientist',
    createdAt: '2026-01-01T00:00:00.000Z',
    provisionedProductId: 'pp-1',
    productStatus: null,
    terminatedAt: null,
    egressMode: null,
    domainId: null,
    observedAt: null,
    shortName: 'research',
    status: 'unknown',
    statusReason: null,
    seenIn: null,
    absentSince: null,
    lookedForAt: null,
    ownerMissingSince: null,
    registeredBy: null,
    registeredAt: null,
    ...over,
  };
}

export function aProvisionedProduct(
  over: Partial<ProvisionedProduct> = {},
): ProvisionedProduct {
  return {
    id: 'pp-1',
    name: 'team-a-research',
    status: 'AVAILABLE',
    stackArn: STACK_ARN,
    lastProvisioningRecordId: 'rec-1',
    tags: {},
    ...over,
  };
}

const inSync = (updateToken: string) => ({
  syncStatus: 'IN_SYNC',
  updateToken,
});

/** A source that has a whole environment. */
export function aSource(over: Partial<SectionSource> = {}): SectionSource {
  return {
    product: async () => aProvisionedProduct(),
    stack: async arn => ({
      arn,
      status: 'CREATE_COMPLETE',
      parameters: PARAMETERS,
      outputs: OUTPUTS,
    }),
    domainEtag: () => undefined,
    domain: async id => ({
      id,
      name: 'studio',
      status: 'InService',
      authMode: 'IAM',
      subnetIds: ['subnet-1'],
    }),
    profiles: async domainId => [
      { domainId, name: 'scientist', status: 'InService' },
    ],
    firewall: async arn => ({
      arn,
      name: 'studio-a',
      policyArn: 'arn:firewall-policy/studio',
      status: 'READY',
      syncState: 'IN_SYNC',
      zones: [
        {
          zone: 'eu-west-1a',
          endpointId: 'vpce-1',
          subnetId: 'subnet-2',
          attachmentStatus: 'READY',
          config: {
            'arn:firewall-policy/studio': inSync('policy-1'),
            'arn:rule-group/baseline': inSync('baseline-1'),
            'arn:rule-group/team': inSync('team-1'),
          },
        },
      ],
    }),
    ruleGroup: async arn => ({
      name: arn,
      domains: ['.kaggle.com'],
      capacity: 100,
      consumedCapacity: 4,
      updateToken: arn.endsWith('team') ? 'team-1' : 'baseline-1',
    }),
    resolverDomains: async () => ['kaggle.com', '*.kaggle.com'],
    endpoints: async vpcId => [
      {
        id: 'vpce-2',
        vpcId,
        serviceName: 'com.amazonaws.eu-west-1.sts',
        type: 'Interface',
        state: 'Available',
        privateDns: true,
        routeTableIds: [],
        tags: {},
      },
    ],
    ...over,
  };
}

export function noSnapshots(over: Partial<Snapshots> = {}): Snapshots {
  const never = { data: null, observedAt: null, etag: null, error: null };
  return { ...mapSections(() => never), ...over };
}

/** The last good answer of a section. */
export function snapshotOf<Data>(data: Data, etag: string | null = null) {
  return { data, observedAt: '2026-01-01T00:00:00.000Z', etag, error: null };
}
