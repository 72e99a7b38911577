import {
  Environment,
  EnvironmentSummary,
  mapSections,
  Operation,
  OperationEvent,
  Profile,
  SectionData,
  SectionName,
} from 'backstage-plugin-secure-studio-common';

const OBSERVED_AT = '2026-11-20T10:00:00.000Z';
const CREATED_AT = '2026-11-20T09:00:00.000Z';

/** A profile of the viewer's own. */
export function profile(overrides: Partial<Profile> = {}): Profile {
  return {
    name: 'data-scientist',
    status: 'InService',
    user: 'user:default/data-scientist',
    own: true,
    createdAt: CREATED_AT,
    ...overrides,
  };
}

/** An environment of team A's as the list shows it. */
export function summary(
  overrides: Partial<EnvironmentSummary> = {},
): EnvironmentSummary {
  return {
    name: 'team-a--research',
    owner: 'group:default/team-a',
    target: 'sandbox',
    status: 'available',
    statusReason: null,
    egressMode: 'allowlist',
    domainId: 'd-abcdefghijkl',
    createdAt: CREATED_AT,
    observedAt: OBSERVED_AT,
    ...overrides,
  };
}

/** An operation that is half way. */
export function operation(overrides: Partial<Operation> = {}): Operation {
  return {
    id: '6ad1a1b0-2f7f-4c5e-9d6b-6a0a1f3e7c11',
    type: 'provision',
    environment: 'team-a--research',
    state: 'open',
    message: 'Service Catalog provisions the product',
    attempt: 1,
    requestedBy: 'user:default/data-scientist',
    createdAt: CREATED_AT,
    updatedAt: OBSERVED_AT,
    finishedAt: null,
    error: null,
    progress: { completed: 12, total: 48 },
    cancellable: null,
    ...overrides,
  };
}

export function operationEvent(
  sequence: number,
  overrides: Partial<OperationEvent> = {},
): OperationEvent {
  return {
    sequence,
    occurredAt: OBSERVED_AT,
    source: 'cloudformation',
    logicalId: `Resource${sequence}`,
    resourceType: 'AWS::EC2::VPC',
    status: 'CREATE_COMPLETE',
    message: null,
    ...overrides,
  };
}

const SECTION_DATA: SectionData = {
  product: {
    id: 'pp-abcdefghijkl',
    name: 'team-a--research',
    status: 'AVAILABLE',
    statusMessage: null,
    productName: 'secure-studio',
    version: '0.1',
    createdAt: CREATED_AT,
  },
  stack: {
    arn: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/SC-1/1',
    status: 'CREATE_COMPLETE',
    statusReason: null,
    parameters: {
      UserProfilePersona: 'dataScientist',
      EgressMode: 'allowlist',
      FirewallPlacement: 'beforeNat',
      BlockAction: 'drop',
      Zones: '1',
      EndpointTier: 'studio',
      JumpStart: 'no',
      ImageLayers: 'no',
      SampleFiles: 'no',
      AuthMode: 'IAM',
      HomeFileSystem: 'disabled',
      IdleShutdownMinutes: '120',
      NetworkIsolation: 'optional',
      AllowedInstanceTypes: '*',
      BreakGlassRoleArns: '',
      OrganizationId: '',
      LogRetentionDays: '90',
      FlowLogTraffic: 'REJECT',
      ExistingVpcId: '',
    },
    outputs: {
      VpcId: 'vpc-0a1b2c3d',
      DataScientistRoleArn: 'arn:aws:iam::111122223333:role/data-scientist',
      MlopsEngineerRoleArn: 'arn:aws:iam::111122223333:role/mlops-engineer',
      JobRoleArn: 'arn:aws:iam::111122223333:role/job',
    },
  },
  domain: {
    id: 'd-abcdefghijkl',
    name: 'team-a--research',
    status: 'InService',
    failureReason: null,
    authMode: 'IAM',
    networkAccess: 'VpcOnly',
    vpcId: 'vpc-0a1b2c3d',
    subnetIds: ['subnet-0a1b2c3d'],
    kmsKeyId: null,
    homeEfsFileSystemCreation: 'Disabled',
    createdAt: CREATED_AT,
  },
  profiles: [profile()],
  firewall: {
    egressMode: 'allowlist',
    policyName: 'FirewallPolicy',
    zones: [
      {
        zone: 'eu-west-1a',
        firewallName: 'Firewall',
        status: 'READY',
        syncState: 'IN_SYNC',
        attachmentStatus: 'READY',
        statusMessage: null,
        endpointId: 'vpce-0f1e2d3c',
        subnetId: 'subnet-0f1e2d3c',
      },
    ],
  },
  allowlist: {
    egressMode: 'allowlist',
    baseline: ['.pypi.org', 'conda.anaconda.org'],
    team: {
      domains: ['.kaggle.com'],
      unreviewed: [],
      resolverDomains: ['kaggle.com', '*.kaggle.com'],
      capacity: 100,
      consumedCapacity: 4,
      ruleGroupName: 'TeamRuleGroup',
      modifiedAt: OBSERVED_AT,
    },
  },
  endpoints: {
    tier: 'studio',
    items: [
      {
        serviceName: 'com.amazonaws.eu-west-1.s3',
        type: 'Gateway',
        required: true,
        reused: false,
        id: 'vpce-00000001',
        state: 'available',
        privateDns: null,
      },
      {
        serviceName: 'com.amazonaws.eu-west-1.sts',
        type: 'Interface',
        required: true,
        reused: false,
        id: 'vpce-00000002',
        state: 'available',
        privateDns: true,
      },
    ],
  },
};

/** What AWS says of a section where all is well, with some of it replaced. */
export function sectionData<Name extends SectionName>(
  name: Name,
  overrides: Partial<SectionData[Name]> = {},
): SectionData[Name] {
  const data = SECTION_DATA[name];
  return Array.isArray(data) ? data : { ...data, ...overrides };
}

function read<Data>(data: Data) {
  return { data, observedAt: OBSERVED_AT, error: null };
}

/** An environment where all is well, with some of its sections or facts replaced. */
export function environment(
  overrides: Partial<Omit<Environment, 'sections'>> & {
    sections?: Partial<Environment['sections']>;
  } = {},
): Environment {
  const { sections, ...facts } = overrides;
  return {
    ...summary(),
    shortName: 'research',
    createdAt: CREATED_AT,
    region: 'eu-west-1',
    requestedBy: 'user:default/data-scientist',
    operation: operation({ state: 'succeeded', finishedAt: OBSERVED_AT }),
    ...facts,
    sections: {
      ...(mapSections(name =>
        read(SECTION_DATA[name]),
      ) as Environment['sections']),
      ...sections,
    },
  };
}
