import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { DateTime } from 'luxon';
import {
  ALL_CHOICES,
  DEFAULT_NETWORK,
  Environment,
  EnvironmentSummary,
  KNOWN_PARAMETERS,
  requiredEndpoints,
  SecureStudioApi,
} from 'backstage-plugin-secure-studio-common';
import {
  environment,
  operation,
  operationEvent,
  profile,
  sectionData,
  summary,
} from '../src/__testUtils__/environments';

const ago = (seconds: number) =>
  DateTime.utc().minus({ seconds }).toISO() ?? '';

const read = <Data>(data: Data, seconds = 12) => ({
  data,
  observedAt: ago(seconds),
  error: null,
});

const unread = { data: null, observedAt: null, error: null };

function available(): Environment {
  const endpoints = requiredEndpoints('studio', 'eu-west-1').map(
    ({ serviceName, type }, index) => ({
      serviceName,
      type,
      required: true,
      reused: false,
      id: index === 3 ? null : `vpce-0a1b2c3d4e5f6000${index}`,
      state: index === 3 ? 'missing' : 'available',
      privateDns: type === 'Gateway' || index === 3 ? null : true,
    }),
  );
  return environment({
    createdAt: ago(86_400),
    sections: {
      profiles: read([
        profile(),
        profile({
          name: 'data-scientist-2',
          user: 'user:default/data-scientist-2',
          own: false,
        }),
      ]),
      allowlist: read(sectionData('allowlist')),
      domain: read(sectionData('domain')),
      firewall: {
        data: sectionData('firewall'),
        observedAt: ago(340),
        error: {
          name: 'ServiceUnavailableError',
          message:
            'network-firewall:DescribeFirewall is throttled for the read role; it is tried again in a minute.',
          occurredAt: ago(20),
        },
      },
      endpoints: read({ tier: 'studio', items: endpoints }),
      product: read(sectionData('product')),
      stack: read(sectionData('stack')),
    },
  });
}

function changing(state: 'open' | 'failed'): Environment {
  return environment({
    name: state === 'open' ? 'team-a--forecast' : 'team-a--pricing',
    status: state === 'open' ? 'provisioning' : 'failed',
    egressMode: null,
    createdAt: ago(95),
    operation: operation({
      state,
      createdAt: ago(95),
      attempt: state === 'open' ? 1 : 2,
      error:
        state === 'open'
          ? null
          : {
              name: 'ProvisionFailed',
              message:
                'NatAddress (AWS::EC2::EIP): The maximum number of addresses has been reached.',
            },
    }),
    sections: {
      product: read(sectionData('product', { status: 'UNDER_CHANGE' }), 3),
      stack: unread,
      domain: unread,
      profiles: unread,
      firewall: unread,
      allowlist: unread,
      endpoints: unread,
    },
  });
}

const environments = () => [available(), changing('open'), changing('failed')];

function toSummary(item: Environment): EnvironmentSummary {
  const { name, owner, target, status, egressMode, createdAt } = item;
  return summary({ name, owner, target, status, egressMode, createdAt });
}

function find(name: string): Environment {
  const found = environments().find(item => item.name === name);
  if (!found) {
    throw new NotFoundError(`No environment ${name}`);
  }
  return found;
}

const DEMO_TEAM = 'group:default/team-a';

async function refuseChange(): Promise<never> {
  throw new ServiceUnavailableError('The demo changes nothing');
}

/** A portal with one environment of each kind. */
export function createDemoApi(): SecureStudioApi {
  return {
    listTargets: async () => [
      {
        id: 'sandbox',
        accountId: '111122223333',
        region: 'eu-west-1',
        version: '1.0',
        parameters: [...KNOWN_PARAMETERS],
        problem: null,
        tagFields: [],
        approvedDomains: ['.kaggle.com'],
        choices: ALL_CHOICES,
        network: DEFAULT_NETWORK,
      },
    ],
    listTeams: async () => ({
      items: [
        { ref: DEMO_TEAM, title: 'Team A', isLead: true, targets: ['sandbox'] },
      ],
      isAdmin: true,
      isReviewer: false,
    }),
    listTeamMembers: async () => ({
      items: [{ ref: 'user:default/scientist-1', title: 'Scientist 1' }],
      hasMore: false,
    }),
    listLeads: async () => [],
    appointLead: refuseChange,
    dismissLead: refuseChange,
    giveEnvironment: refuseChange,
    checkName: async ({ owner, name }) => ({
      fullName: `${parseEntityRef(owner).name}--${name}`,
      available: true,
      reason: null,
    }),
    listEnvironments: async () => {
      const items = environments().map(toSummary);
      return { items, total: items.length, nextCursor: null };
    },
    listUnregistered: async () => [],
    registerEnvironments: async () => [],
    getEnvironment: async name => find(name),
    refreshEnvironment: async ({ name }) => find(name),
    planEnvironment: async () => {
      throw new ServiceUnavailableError('The demo provisions nothing');
    },
    provisionEnvironment: async () => {
      throw new ServiceUnavailableError('The demo provisions nothing');
    },
    listInventory: async () => [],
    confirmMissing: async () => {
      throw new ServiceUnavailableError('The demo has no AWS');
    },
    getOperation: async id => operation({ id }),
    listOperationEvents: async ({ after = 0 }) =>
      Array.from({ length: 40 }, (_, index) =>
        operationEvent(index + 1),
      ).filter(event => event.sequence > after),
    cancelOperation: async id =>
      operation({ id, state: 'cancelled', cancellable: null }),
    abandonOperation: async id =>
      operation({ id, state: 'abandoned', cancellable: null }),
    createStudioUrl: async () => {
      throw new ServiceUnavailableError('The demo has no Studio to open');
    },
  };
}
