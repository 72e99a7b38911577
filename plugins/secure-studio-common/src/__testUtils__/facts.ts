import { Endpoint, FirewallZone, SectionName } from '../api';
import { EnvironmentFacts, mapSections, StatusData } from '../status';

const OBSERVED_AT = '2026-11-20T10:00:00.000Z';

const DATA: StatusData = {
  product: { status: 'AVAILABLE' },
  stack: { status: 'CREATE_COMPLETE' },
  domain: { name: 'team-a--research-0123456789ab', status: 'InService' },
  profiles: [{ name: 'scientist', status: 'InService' }],
  firewall: { egressMode: 'allowlist', zones: [zone()] },
  allowlist: {
    egressMode: 'allowlist',
    team: {
      domains: ['.kaggle.com'],
      resolverDomains: ['kaggle.com', '*.kaggle.com'],
      capacity: 100,
      consumedCapacity: 4,
      ruleGroupName: 'team',
      modifiedAt: null,
    },
  },
  endpoints: {
    items: [
      endpoint('s3', { type: 'Gateway', privateDns: null }),
      endpoint('sts'),
    ],
  },
};

export const READ_ERROR = {
  name: 'ServiceUnavailableError',
  message: 'AWS is throttled',
  occurredAt: OBSERVED_AT,
};

export function endpoint(
  service: string,
  over: Partial<Endpoint> = {},
): Endpoint {
  return {
    serviceName: `com.amazonaws.eu-west-1.${service}`,
    type: 'Interface',
    required: true,
    reused: false,
    id: `vpce-${service}`,
    state: 'available',
    privateDns: true,
    ...over,
  };
}

export function zone(over: Partial<FirewallZone> = {}): FirewallZone {
  return {
    zone: 'eu-west-1a',
    firewallName: 'lab-1',
    status: 'READY',
    syncState: 'IN_SYNC',
    attachmentStatus: 'READY',
    statusMessage: null,
    endpointId: 'vpce-1',
    subnetId: 'subnet-1',
    ...over,
  };
}

/** What is known of an environment where all is well, but for what is given. */
export function facts({
  data = {},
  errors = [],
  ...over
}: Partial<Omit<EnvironmentFacts, 'sections'>> & {
  /** Of sections; null where one was never read. */
  data?: { [Name in SectionName]?: StatusData[Name] | null };
  /** Sections whose last read failed. */
  errors?: readonly SectionName[];
} = {}): EnvironmentFacts {
  const section = <Name extends SectionName>(name: Name) => {
    const given = data[name];
    const found: StatusData[Name] | null =
      given === undefined ? DATA[name] : given;
    return {
      data: found,
      observedAt: found && OBSERVED_AT,
      error: errors.includes(name) ? READ_ERROR : null,
    };
  };
  return {
    operation: {
      type: 'provision',
      state: 'succeeded',
      message: 'The environment is available',
    },
    gone: false,
    target: 'configured',
    ownerExists: true,
    profiles: ['scientist'],
    ...over,
    sections: mapSections(section) as EnvironmentFacts['sections'],
  };
}
