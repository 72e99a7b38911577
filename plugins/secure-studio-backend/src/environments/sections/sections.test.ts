import { requiredEndpoints } from 'backstage-plugin-secure-studio-common';
import { VpcEndpoint } from '../../aws';
import { allowlistSection } from './allowlist';
import { endpointsSection } from './endpoints';
import { firewallSection } from './firewall';

const CORE = { tier: 'core', region: 'eu-west-1' } as const;

function anEndpoint(over: Partial<VpcEndpoint> = {}): VpcEndpoint {
  return {
    id: 'vpce-1',
    vpcId: 'vpc-1',
    serviceName: 'com.amazonaws.eu-west-1.sts',
    type: 'Interface',
    state: 'available',
    privateDns: true,
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
    const { team } = allowlistSection('arn:rule-group/team', {
      baseline: undefined,
      team: { name: 'team', domains: ['.invalid'] },
    });
    expect(team.domains).toEqual([]);
  });
});

describe('firewallSection', () => {
  const firewall = (syncStatuses: string[]) => ({
    arn: 'arn:firewall/studio-a',
    found: {
      arn: 'arn:firewall/studio-a',
      name: 'studio-a',
      policyArn: 'arn:firewall-policy/studio',
      status: 'READY',
      syncState: 'PENDING',
      zones: [{ zone: 'eu-west-1a', syncStatuses }],
    },
  });

  it.each([
    [['IN_SYNC', 'IN_SYNC'], 'IN_SYNC'],
    [['IN_SYNC', 'CAPACITY_CONSTRAINED'], 'CAPACITY_CONSTRAINED'],
    [[], 'PENDING'],
  ])('takes %p as %s', (statuses, syncState) => {
    expect(firewallSection([firewall(statuses)], null).zones).toEqual([
      expect.objectContaining({ syncState }),
    ]);
  });

  it('shows a deleted firewall as missing in the zone where it stood', () => {
    const previous = firewallSection([firewall(['IN_SYNC'])], null);
    expect(
      firewallSection(
        [{ arn: 'arn:firewall/studio-a', found: undefined }],
        previous,
      ),
    ).toMatchObject({
      policyName: null,
      zones: [{ zone: 'eu-west-1a', status: 'missing' }],
    });
  });

  it('has no zones where there is no firewall', () => {
    expect(firewallSection([], null)).toEqual({ policyName: null, zones: [] });
  });
});
