import {
  requiredEndpoints,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { AwsError } from '../aws';
import {
  anEnvironment,
  aProvisionedProduct,
  aSource,
  noSnapshots,
  OUTPUTS,
  PARAMETERS,
  snapshotOf,
  STACK_ARN,
} from './__testUtils__/answers';
import { createSectionReaders, ReadSubject } from './readSections';
import { SectionSource } from './SectionSource';
import { EnvironmentRecord, Snapshots } from './types';

const READ_AT = '2026-01-01T01:00:00.000Z';

interface Known {
  environment?: Partial<EnvironmentRecord>;
  previous?: Partial<Snapshots>;
  operationOpen?: boolean;
  anew?: ReadSubject['anew'];
}

function observersOf(source: Partial<SectionSource>, known: Known = {}) {
  return createSectionReaders(aSource(source), {
    environment: anEnvironment(known.environment),
    region: 'eu-west-1',
    previous: noSnapshots(known.previous),
    operationOpen: known.operationOpen ?? false,
    readAt: READ_AT,
    anew: known.anew ?? 'everything',
  });
}

/** What each section's data is. */
function readersOf(source: Partial<SectionSource>, known: Known = {}) {
  const { product, stack, domain, profiles, firewall, allowlist, endpoints } =
    observersOf(source, known);
  return {
    product: async () => (await product()).data,
    stack: async () => (await stack()).data,
    domain: async () => (await domain()).data,
    profiles: async () => (await profiles()).data,
    firewall: async () => (await firewall()).data,
    allowlist: async () => (await allowlist()).data,
    endpoints: async () => (await endpoints()).data,
  };
}

const KNOWN_STACK = snapshotOf({
  arn: STACK_ARN,
  status: 'CREATE_COMPLETE',
  statusReason: null,
  parameters: PARAMETERS,
  outputs: OUTPUTS,
});

const awsDown = async () => {
  throw new AwsError('unavailable', 'Down', 'TimeoutError');
};

describe('createSectionReaders', () => {
  it('reads everything by the ids that the stack names', async () => {
    const readers = readersOf({});
    expect(await readers.product()).toMatchObject({ status: 'AVAILABLE' });
    expect(await readers.stack()).toMatchObject({ arn: STACK_ARN });
    expect(await readers.domain()).toMatchObject({ id: 'd-1' });
    expect(await readers.profiles()).toEqual([
      { name: 'scientist', status: 'InService', createdAt: null },
    ]);
    expect(await readers.firewall()).toMatchObject({
      policyName: 'studio',
      zones: [{ zone: 'eu-west-1a', status: 'READY', syncState: 'IN_SYNC' }],
    });
    expect((await readers.allowlist())?.team.domains).toEqual(['.kaggle.com']);
  });

  it('has nothing, and no error, of a product that was not launched yet', async () => {
    const readers = readersOf(
      { product: async () => undefined },
      { environment: { provisionedProductId: null } },
    );
    for (const read of Object.values(readers)) {
      expect(await read()).toBeNull();
    }
  });

  it('has nothing of the domain while the stack has no outputs', async () => {
    const readers = readersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_IN_PROGRESS',
        parameters: PARAMETERS,
        outputs: {},
      }),
    });
    expect(await readers.stack()).toMatchObject({
      status: 'CREATE_IN_PROGRESS',
    });
    expect(await readers.domain()).toBeNull();
    expect(await readers.endpoints()).toBeNull();
  });

  it('shows a product that was terminated elsewhere, and what is gone with it', async () => {
    const readers = readersOf(
      {
        product: async () => undefined,
        stack: async arn => ({
          arn,
          status: 'DELETE_COMPLETE',
          parameters: PARAMETERS,
          outputs: {},
        }),
        domain: async () => undefined,
        profiles: async () => [],
        firewall: async () => undefined,
        ruleGroup: async () => undefined,
        resolverDomains: async () => undefined,
        endpoints: async () => [],
      },
      { previous: { stack: KNOWN_STACK } },
    );
    expect(await readers.product()).toMatchObject({
      id: 'pp-1',
      status: 'TERMINATED',
    });
    expect(await readers.stack()).toMatchObject({ status: 'DELETE_COMPLETE' });
    expect(await readers.domain()).toMatchObject({ status: 'missing' });
    expect(await readers.profiles()).toEqual([]);
    expect(await readers.firewall()).toMatchObject({
      zones: [{ firewallName: 'studio-a', status: 'missing' }],
    });
    expect(await readers.allowlist()).toMatchObject({
      baseline: [],
      team: { domains: [], ruleGroupName: 'team' },
    });
    const endpoints = await readers.endpoints();
    expect(endpoints?.items.map(({ state }) => state)).toEqual(
      endpoints?.items.map(() => 'missing'),
    );
  });

  it('takes nothing for terminated that an open operation is about to make', async () => {
    const product = snapshotOf({
      ...aProvisionedProduct(),
      statusMessage: null,
      productName: null,
      version: null,
      createdAt: null,
    });
    const { product: observe } = observersOf(
      { product: async () => undefined },
      { operationOpen: true, previous: { product } },
    );
    expect(await observe()).toEqual({
      data: product.data,
      observedAt: product.observedAt,
      etag: null,
    });
  });

  it('looks for nothing by the name of an environment without a product of its own', async () => {
    const stranger = jest.fn();
    const readers = readersOf(
      { product: stranger, stack: stranger },
      { environment: { provisionedProductId: null } },
    );
    for (const read of Object.values(readers)) {
      expect(await read()).toBeNull();
    }
    expect(stranger).not.toHaveBeenCalled();
  });

  it('keeps what only a search tells where the product was read by id', async () => {
    const product = snapshotOf({
      id: 'pp-1',
      name: 'team-a-research',
      status: 'AVAILABLE' as const,
      statusMessage: null,
      productName: 'secure-studio',
      version: '1.0',
      createdAt: null,
    });
    const readers = readersOf(
      {
        product: async () => ({
          ...aProvisionedProduct({ status: 'TAINTED' }),
          stackArn: undefined,
        }),
      },
      { previous: { product, stack: KNOWN_STACK } },
    );
    expect(await readers.product()).toMatchObject({
      status: 'TAINTED',
      productName: 'secure-studio',
      version: '1.0',
    });
    expect(await readers.stack()).toMatchObject({ arn: STACK_ARN });
  });

  it('reads the rest by what was known where the stack cannot be read', async () => {
    const readers = readersOf(
      { stack: awsDown },
      { previous: { stack: KNOWN_STACK } },
    );
    await expect(readers.stack()).rejects.toThrow('Down');
    expect(await readers.domain()).toMatchObject({ status: 'InService' });
  });

  it('reads the rest by what was known where the product is slow', async () => {
    jest.useFakeTimers();
    try {
      const readers = readersOf(
        { product: () => new Promise(() => undefined) },
        { previous: { stack: KNOWN_STACK } },
      );
      const domain = readers.domain();
      await jest.advanceTimersByTimeAsync(5_000);
      expect(await domain).toMatchObject({ status: 'InService' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('fails each section that depends on an unreadable, unknown stack', async () => {
    const readers = readersOf({ stack: awsDown });
    expect(await readers.product()).toMatchObject({ status: 'AVAILABLE' });
    await expect(readers.domain()).rejects.toThrow('Down');
    await expect(readers.allowlist()).rejects.toThrow('Down');
  });

  it('does not carry the outputs of an earlier stack over to another', async () => {
    const other = STACK_ARN.replace(/1$/, '2');
    const readers = readersOf(
      {
        product: async () => aProvisionedProduct({ stackArn: other }),
        stack: async arn => ({
          arn,
          status: 'DELETE_COMPLETE',
          parameters: PARAMETERS,
          outputs: {},
        }),
      },
      { previous: { stack: KNOWN_STACK } },
    );
    expect(await readers.stack()).toMatchObject({ arn: other, outputs: {} });
  });

  it('names the output that a stack of another product lacks', async () => {
    const readers = readersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_COMPLETE',
        parameters: {},
        outputs: { Something: 'else' },
      }),
    });
    await expect(readers.domain()).rejects.toThrow('no output DomainId');
    await expect(readers.firewall()).rejects.toThrow('no parameter EgressMode');
    await expect(readers.endpoints()).rejects.toThrow(
      'no parameter EndpointTier',
    );
  });

  it.each(['none', 'open'])(
    'misses neither firewall nor list where the egress mode is %s',
    async egressMode => {
      const gone = async () => {
        throw new Error('Nobody asks for what is not there');
      };
      const readers = readersOf({
        stack: async arn => ({
          arn,
          status: 'UPDATE_COMPLETE',
          parameters: { ...PARAMETERS, EgressMode: egressMode },
          outputs: { DomainId: 'd-1', VpcId: 'vpc-1' },
        }),
        firewall: gone,
        ruleGroup: gone,
        resolverDomains: gone,
      });
      expect(await readers.firewall()).toEqual({
        egressMode,
        policyName: null,
        zones: [],
      });
      expect(await readers.allowlist()).toMatchObject({
        egressMode,
        team: { domains: [], resolverDomains: null, ruleGroupName: null },
      });
    },
  );

  it('misses the firewall where the stack should have one', async () => {
    const { FirewallArns: _, ...outputs } = OUTPUTS;
    const readers = readersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_COMPLETE',
        parameters: PARAMETERS,
        outputs,
      }),
    });
    await expect(readers.firewall()).rejects.toThrow('no output FirewallArns');
  });

  it('asks for the endpoints of the tier, as they were switched', async () => {
    const readers = readersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_COMPLETE',
        parameters: {
          EgressMode: 'allowlist',
          EndpointTier: 'studio',
          EndpointGlue: 'yes',
          EndpointSsm: 'no',
          EndpointEc2: 'tier',
        },
        outputs: OUTPUTS,
      }),
    });
    const required = (await readers.endpoints())?.items
      .filter(item => item.required)
      .map(({ serviceName }) => serviceName.split('.').slice(3).join('.'));
    expect(required).toContain('glue');
    expect(required).toContain('ec2');
    expect(required).not.toContain('ssm');
    expect(required).not.toContain('athena');
  });
});

describe('createSectionReaders of a sweep', () => {
  /** A source of which every call that describes one thing is noted. */
  function aCountedSource(over: Partial<SectionSource> = {}) {
    const whole = aSource({
      domainEtag: () => 'InService 2026',
      domain: async id => ({
        id,
        name: 'studio',
        status: 'InService',
        modifiedAt: '2026',
        subnetIds: [],
      }),
      endpoints: async vpcId =>
        requiredEndpoints('core', 'eu-west-1').map((required, index) => ({
          ...required,
          id: `vpce-${index}`,
          vpcId,
          state: 'available',
          routeTableIds: [],
          tags: {},
        })),
      ...over,
    });
    const described: string[] = [];
    const noted =
      <Answer>(describe: (id: string) => Promise<Answer>) =>
      (id: string) => {
        described.push(id);
        return describe(id);
      };
    return {
      described,
      source: {
        ...whole,
        stack: noted(whole.stack),
        domain: noted(whole.domain),
        firewall: noted(whole.firewall),
        ruleGroup: noted(whole.ruleGroup),
        resolverDomains: noted(whole.resolverDomains),
      },
    };
  }

  const FIREWALL = OUTPUTS.FirewallArns;
  const BASELINE = OUTPUTS.BaselineRuleGroupArn;
  const TEAM = OUTPUTS.TeamRuleGroupArn;
  const LIST = OUTPUTS.TeamDomainListId;

  /** What two reads, the second of them a sweep's, describe and observe. */
  async function readTwice(
    change: Partial<SectionSource> = {},
    anew: SectionName[] = [],
  ) {
    const first = observersOf(aCountedSource().source);
    const previous = noSnapshots({
      stack: { ...(await first.stack()), error: null },
      domain: { ...(await first.domain()), error: null },
      firewall: { ...(await first.firewall()), error: null },
      allowlist: { ...(await first.allowlist()), error: null },
      endpoints: { ...(await first.endpoints()), error: null },
    });
    const { described, source } = aCountedSource(change);
    const readers = createSectionReaders(source, {
      environment: anEnvironment(),
      region: 'eu-west-1',
      previous,
      operationOpen: false,
      readAt: '2026-01-01T02:00:00.000Z',
      anew,
    });
    const unreadable = () => null;
    const observed = {
      stack: await readers.stack(),
      domain: await readers.domain(),
      firewall: await readers.firewall().catch(unreadable),
      allowlist: await readers.allowlist(),
      endpoints: await readers.endpoints(),
    };
    return { described: described.sort(), observed };
  }

  const NOW = '2026-01-01T02:00:00.000Z';

  it('asks for the firewall alone where AWS tells that nothing changed', async () => {
    const { described } = await readTwice();
    expect(described).toEqual([FIREWALL]);
  });

  it('leaves what stands at the time when it was observed', async () => {
    const { observed } = await readTwice();
    expect(observed).toMatchObject({
      stack: { observedAt: READ_AT },
      domain: { observedAt: READ_AT },
      allowlist: { observedAt: READ_AT },
      firewall: { observedAt: NOW },
      endpoints: { observedAt: NOW },
    });
  });

  const inSync = (team: string, status = 'IN_SYNC') => ({
    firewall: async (arn: string) => {
      const [zone] = (await aSource().firewall(arn))?.zones ?? [];
      return {
        arn,
        name: 'studio-a',
        policyArn: 'arn:firewall-policy/studio',
        zones: [
          {
            ...zone,
            config: {
              ...zone.config,
              [TEAM]: { syncStatus: status, updateToken: team },
            },
          },
        ],
      };
    },
  });

  it.each<[string, Partial<SectionSource>, string[]]>([
    [
      'a rule group has another update token',
      inSync('team-2'),
      [BASELINE, FIREWALL, LIST, TEAM],
    ],
    [
      'a rule group is on its way',
      inSync('team-1', 'PENDING'),
      [BASELINE, FIREWALL, LIST, TEAM],
    ],
    [
      'the firewall cannot be read',
      { firewall: awsDown },
      [BASELINE, FIREWALL, LIST, TEAM],
    ],
    [
      'the list of domains tells another time',
      { domainEtag: () => 'InService 2027' },
      ['d-1', FIREWALL],
    ],
    [
      'something was done through the product',
      {
        product: async () =>
          aProvisionedProduct({ lastProvisioningRecordId: 'rec-2' }),
      },
      [FIREWALL, STACK_ARN],
    ],
    [
      'the product is not at rest',
      { product: async () => aProvisionedProduct({ status: 'UNDER_CHANGE' }) },
      [FIREWALL, STACK_ARN],
    ],
    [
      'the domain is missing',
      { domainEtag: () => undefined, domain: async () => undefined },
      ['d-1', FIREWALL, STACK_ARN],
    ],
    [
      'the firewall is missing',
      { firewall: async () => undefined },
      [BASELINE, FIREWALL, LIST, TEAM, STACK_ARN],
    ],
    [
      'an endpoint is missing',
      { endpoints: async () => [] },
      [FIREWALL, STACK_ARN],
    ],
  ])(
    'describes again what is in question where %s',
    async (_, change, again) => {
      const { described } = await readTwice(change);
      expect(described).toEqual([...again].sort());
    },
  );

  it.each<[SectionName, string]>([
    ['stack', STACK_ARN],
    ['domain', 'd-1'],
    ['allowlist', LIST],
  ])('asks for the %s again when it is its turn', async (section, id) => {
    const { described, observed } = await readTwice({}, [section]);
    expect(described).toEqual([FIREWALL, id].sort());
    expect(observed).toMatchObject({ [section]: { observedAt: NOW } });
  });

  it('does not let a stack stand that was not at rest', async () => {
    const readers = observersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_IN_PROGRESS',
        parameters: PARAMETERS,
        outputs: {},
      }),
    });
    expect((await readers.stack()).etag).toBeNull();
  });
});
