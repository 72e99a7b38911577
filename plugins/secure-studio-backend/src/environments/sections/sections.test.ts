import { requiredEndpoints } from 'backstage-plugin-secure-studio-common';
import { VpcEndpoint } from '../../aws';
import { allowlistSection } from './allowlist';
import { endpointsSection } from './endpoints';
import { firewallSection, tokensInSync } from './firewall';

const CORE = { tier: 'core', region: 'eu-west-1' } as const;

function anEndpoint(over: Partial<VpcEndpoint> = {}): VpcEndpoint {
  return {
    id: 'vpce-1',
    vpcId: 'vpc-1',
    serviceName: 'com.amazonaws.eu-west-1.sts',
    type: 'Interface',
    state: 'available',
    privateDns: true,
    routeTableIds: [],
    tags: {},
    ...over,
  };
}

describe('endpointsSection', () => {
  it('shows each endpoint of the tier, there or missing, then the others', () => {
    const { items } = endpointsSection(
      [anEndpoint(), anEndpoint({ id: 'vpce-2', serviceName: 'zz' })],
      CORE,
    );
    expect(items).toHaveLength(
      requiredEndpoints('core', 'eu-west-1').length + 1,
    );
    expect(items.filter(({ state }) => state !== 'missing')).toEqual([
      expect.objectContaining({ id: 'vpce-1', required: true }),
      expect.objectContaining({ id: 'vpce-2', required: false }),
    ]);
  });

  it("does not take a gateway for the tier's interface endpoint", () => {
    const { items } = endpointsSection([anEndpoint({ type: 'Gateway' })], CORE);
    expect(
      items.find(
        ({ serviceName, required }) => required && serviceName.endsWith('.sts'),
      ),
    ).toMatchObject({ id: null, state: 'missing' });
  });

  it.each(['Available', 'available', 'AVAILABLE'])(
    'reads the state %s whatever its case',
    state => {
      const { items } = endpointsSection([anEndpoint({ state })], CORE);
      expect(items.find(({ id }) => id)).toMatchObject({ state: 'available' });
    },
  );

  describe('where the VPC had endpoints already', () => {
    const ssm = 'com.amazonaws.eu-west-1.ssm';
    const shown = (
      endpoint: Partial<VpcEndpoint>,
      chosen: Partial<Parameters<typeof endpointsSection>[1]> = {},
    ) =>
      endpointsSection([anEndpoint({ serviceName: ssm, ...endpoint })], {
        tier: 'studio',
        region: 'eu-west-1',
        excluded: ['ssm'],
        reuses: true,
        ...chosen,
      }).items.filter(({ id }) => id === 'vpce-1');

    it('counts the one of a service that is switched off as there, and reused', () => {
      expect(shown({})).toMatchObject([{ required: true, reused: true }]);
      expect(shown({ state: 'deleting' })).toMatchObject([
        { required: true, reused: true, state: 'deleting' },
      ]);
    });

    it.each<
      [
        string,
        Partial<VpcEndpoint>,
        Partial<Parameters<typeof endpointsSection>[1]>,
      ]
    >([
      ['in a VPC of its own', {}, { reuses: false }],
      ['without a private name', { privateDns: false }, {}],
      ['of another type', { type: 'Gateway' }, {}],
    ])('reuses none %s', (_, endpoint, chosen) => {
      expect(shown(endpoint, chosen)).toMatchObject([
        { required: false, reused: false },
      ]);
    });

    it('says so of the gateway endpoint of S3 that was named', () => {
      const s3 = {
        serviceName: 'com.amazonaws.eu-west-1.s3',
        type: 'Gateway',
        privateDns: undefined,
      };
      expect(shown(s3, { s3EndpointId: 'vpce-1' })).toMatchObject([
        { required: true, reused: true },
      ]);
      expect(shown(s3)).toMatchObject([{ required: true, reused: false }]);
    });

    it("takes the endpoint that has the private name for the environment's", () => {
      const { items } = endpointsSection(
        [
          anEndpoint({ id: 'vpce-other', privateDns: false }),
          anEndpoint({ id: 'vpce-own' }),
        ],
        CORE,
      );
      expect(items.filter(({ id }) => id)).toMatchObject([
        { id: 'vpce-own', required: true },
        { id: 'vpce-other', required: false },
      ]);
    });
  });

  it("leaves the firewall's endpoints to the firewall", () => {
    const { items } = endpointsSection(
      [anEndpoint({ type: 'GatewayLoadBalancer' })],
      CORE,
    );
    expect(items.every(({ id }) => id === null)).toBe(true);
  });
});

describe('allowlistSection', () => {
  it('shows the reserved name of an empty list as no domain', () => {
    const { team } = allowlistSection(
      { egressMode: 'allowlist', teamRuleGroupArn: 'arn:rule-group/team' },
      {
        baseline: undefined,
        team: { name: 'team', domains: ['.invalid'] },
        resolverDomains: ['invalid', '*.invalid'],
      },
    );
    expect(team).toMatchObject({ domains: [], resolverDomains: [] });
  });
});

describe('allowlistSection in denylist mode', () => {
  it('shows what the baseline blocks', () => {
    const rule = (action: string, domain: string) =>
      `${action} tls any any -> any any (tls.sni; content:"${domain}"; startswith; endswith; sid:1;)`;
    const { baseline } = allowlistSection(
      { egressMode: 'denylist', teamRuleGroupArn: 'arn:rule-group/team' },
      {
        baseline: {
          name: 'baseline',
          rulesString: [rule('drop', 'a.com'), rule('pass', 'b.com')].join(
            '\n',
          ),
        },
        team: undefined,
        resolverDomains: undefined,
      },
    );
    expect(baseline).toEqual(['a.com']);
  });
});

describe('firewallSection', () => {
  const configOf = (syncStatuses: string[]) =>
    Object.fromEntries(
      syncStatuses.map((syncStatus, index) => [`arn:${index}`, { syncStatus }]),
    );
  const firewall = (syncStatuses: string[]) => ({
    arn: 'arn:firewall/studio-a',
    found: {
      arn: 'arn:firewall/studio-a',
      name: 'studio-a',
      policyArn: 'arn:firewall-policy/studio',
      status: 'READY',
      syncState: 'PENDING',
      zones: [{ zone: 'eu-west-1a', config: configOf(syncStatuses) }],
    },
  });

  it.each([
    [['IN_SYNC', 'IN_SYNC'], 'IN_SYNC'],
    [['IN_SYNC', 'CAPACITY_CONSTRAINED'], 'CAPACITY_CONSTRAINED'],
    [[], 'PENDING'],
  ])('takes %p as %s', (statuses, syncState) => {
    expect(
      firewallSection('allowlist', [firewall(statuses)], null).zones,
    ).toEqual([expect.objectContaining({ syncState })]);
  });

  it('shows a deleted firewall as missing in the zone where it stood', () => {
    const previous = firewallSection(
      'allowlist',
      [firewall(['IN_SYNC'])],
      null,
    );
    expect(
      firewallSection(
        'allowlist',
        [{ arn: 'arn:firewall/studio-a', found: undefined }],
        previous,
      ),
    ).toMatchObject({
      policyName: null,
      zones: [{ zone: 'eu-west-1a', status: 'missing' }],
    });
  });

  it('has no zones where there is no firewall', () => {
    expect(firewallSection('none', [], null)).toEqual({
      egressMode: 'none',
      policyName: null,
      zones: [],
    });
  });

  it('shows each firewall in its own zone, in the order of the zones', () => {
    const inZone = (zone: string) => {
      const arn = `arn:firewall/studio-${zone}`;
      const { found } = firewall(['IN_SYNC']);
      return {
        arn,
        found: { ...found, arn, zones: [{ zone, config: {} }] },
      };
    };
    expect(
      firewallSection(
        'allowlist',
        [inZone('eu-west-1b'), inZone('eu-west-1a')],
        null,
      ).zones.map(({ zone }) => zone),
    ).toEqual(['eu-west-1a', 'eu-west-1b']);
  });
});

describe('tokensInSync', () => {
  const ARN = 'arn:rule-group/team';
  const zone = (syncStatus: string, updateToken: string) => ({
    zone: 'eu-west-1a',
    config: { [ARN]: { syncStatus, updateToken } },
  });
  const firewallOf = (...zones: ReturnType<typeof zone>[]) => ({
    arn: 'arn:firewall/studio-a',
    found: {
      arn: 'arn:firewall/studio-a',
      name: 'studio-a',
      policyArn: 'arn:firewall-policy/studio',
      zones,
    },
  });
  const gone = { arn: 'arn:firewall/studio-b', found: undefined };

  it.each([
    ['one zone', [firewallOf(zone('IN_SYNC', 'a'))], ['a']],
    [
      'several firewalls at one version',
      [firewallOf(zone('IN_SYNC', 'a')), firewallOf(zone('IN_SYNC', 'a'))],
      ['a'],
    ],
    [
      'several firewalls at two versions',
      [firewallOf(zone('IN_SYNC', 'a')), firewallOf(zone('IN_SYNC', 'b'))],
      undefined,
    ],
    [
      'a version on its way',
      [firewallOf(zone('IN_SYNC', 'a'), zone('PENDING', 'a'))],
      undefined,
    ],
    [
      'a firewall that is gone',
      [firewallOf(zone('IN_SYNC', 'a')), gone],
      undefined,
    ],
    ['no zone', [firewallOf()], undefined],
    ['no firewall', [], undefined],
  ])('tells the version of %s', (_, firewalls, tokens) => {
    expect(tokensInSync(firewalls, [ARN])).toEqual(tokens);
  });

  it('tells nothing of an object that no zone knows', () => {
    expect(
      tokensInSync([firewallOf(zone('IN_SYNC', 'a'))], [ARN, 'arn:other']),
    ).toBeUndefined();
  });
});
