import { walk, type Walk } from '../__testUtils__/reachability';
import { admits } from '../__testUtils__/securityGroupRules';
import { vpcModel, type VpcModel } from '../__testUtils__/vpcModel';
import {
  gatewayServicesOf,
  inboundReach,
  isInspectedBothWays,
  zonesOf,
} from '../__testUtils__/walkFindings';
import {
  environment,
  FIREWALL_MODES,
  PLACEMENTS,
  ZONES,
  type Choices,
  type Environment,
} from './__testUtils__/environment';

/** `github.com`, `pypi.org`, `checkip.amazonaws.com` and S3 of another region, some day. */
const INTERNET = ['140.82.121.3', '151.101.0.223', '52.30.1.9', '3.5.80.10'];

interface Case extends Choices {
  readonly zones: string;
}

const cases = (egressModes: string[], placements: string[]): Case[] =>
  egressModes.flatMap(egressMode =>
    placements.flatMap(placement =>
      ZONES.map(zones => ({ egressMode, placement, zones })),
    ),
  );

const WITH_FIREWALL = cases(FIREWALL_MODES, PLACEMENTS);
const EVERY_CASE = [
  ...WITH_FIREWALL,
  ...cases(['none', 'open'], ['beforeNat']),
];

function zoneOf(vpc: VpcModel, subnetId: string): string {
  return String(vpc.subnets.find(({ id }) => id === subnetId)?.zone);
}

/** The walks from every Studio subnet to everywhere, with the zone that each begins in. */
function walks(deployed: Environment): { zone: string; way: Walk }[] {
  const vpc = vpcModel(deployed);
  return deployed.listed('studioSubnetIds').flatMap(subnetId =>
    INTERNET.map(address => ({
      zone: zoneOf(vpc, subnetId),
      way: walk(vpc, subnetId, address),
    })),
  );
}

describe('T9 internet-free:', () => {
  it.each(cases(['none'], PLACEMENTS))(
    'T9 nothing leads out of $zones zones ($placement)',
    choices => {
      const deployed = environment(choices);
      for (const { way } of walks(deployed)) {
        expect(way).toMatchObject({ reached: false, out: [] });
      }
      expect(deployed.types()).not.toEqual(
        expect.arrayContaining(['AWS::EC2::NatGateway']),
      );
      expect(vpcModel(deployed).internetGatewayIds).toEqual([]);
    },
  );

  it('T9 the security group lets nothing out to the internet', () => {
    const deployed = environment({ egressMode: 'none' });
    const group = deployed.told('workloadSecurityGroupId');
    for (const address of INTERNET) {
      expect(
        admits(deployed, group, 'egress', {
          protocol: 'tcp',
          port: 80,
          peer: { address },
        }),
      ).toBe(false);
    }
  });

  it('T9 in the other modes the internet is reached', () => {
    for (const egressMode of ['allowlist', 'denylist', 'open']) {
      for (const { way } of walks(environment({ egressMode }))) {
        expect([egressMode, way.reason, way.reached]).toEqual([
          egressMode,
          undefined,
          true,
        ]);
      }
    }
  });

  it('T9 the buckets are reached without the internet', () => {
    const deployed = environment({ egressMode: 'none', zones: '3' });
    const vpc = vpcModel(deployed);
    for (const subnetId of deployed.listed('studioSubnetIds')) {
      expect(gatewayServicesOf(vpc, subnetId)).toContain(
        'com.amazonaws.eu-west-1.s3',
      );
    }
  });
});

describe('T16 symmetry:', () => {
  it.each(WITH_FIREWALL)(
    'T16 answers pass the firewall that the request passed, in its zone ($egressMode, $placement, $zones)',
    choices => {
      const ways = walks(environment(choices));
      expect(ways).toHaveLength(Number(choices.zones) * INTERNET.length);
      for (const { zone, way } of ways) {
        expect(way.reason).toBeUndefined();
        expect(isInspectedBothWays(way)).toBe(true);
        expect(zonesOf(way)).toEqual([zone]);
      }
    },
  );

  it.each(PLACEMENTS)('T16 the order of hops is that of %s', placement => {
    const [{ way }] = walks(environment({ placement }));
    const kinds = way.out.map(({ kind }) => kind);
    expect(kinds).toEqual(
      placement === 'beforeNat'
        ? ['firewallEndpoint', 'natGateway', 'internetGateway']
        : ['natGateway', 'firewallEndpoint', 'internetGateway'],
    );
  });

  it.each(ZONES)(
    'T16 without a firewall each of %s zones has its own NAT gateway',
    zones => {
      for (const { zone, way } of walks(
        environment({ egressMode: 'open', zones }),
      )) {
        expect(way.reached).toBe(true);
        expect(isInspectedBothWays(way)).toBe(false);
        expect(zonesOf(way)).toEqual([zone]);
      }
    },
  );
});

describe('T17 inbound:', () => {
  it.each(EVERY_CASE)(
    'T17 the internet reaches no subnet ($egressMode, $placement, $zones)',
    choices => {
      expect(inboundReach(vpcModel(environment(choices)))).toEqual([]);
    },
  );

  it('T17 no security group lets an address in; the workload talks to itself', () => {
    const deployed = environment();
    const workload = deployed.told('workloadSecurityGroupId');
    for (const group of deployed.logicalIds('AWS::EC2::SecurityGroup')) {
      for (const port of [22, 80, 443, 2049, 8192]) {
        expect(
          admits(deployed, group, 'ingress', {
            protocol: 'tcp',
            port,
            peer: { address: INTERNET[0] },
          }),
        ).toBe(false);
      }
    }
    expect(
      admits(deployed, workload, 'ingress', {
        protocol: 'tcp',
        port: 8192,
        peer: { group: workload },
      }),
    ).toBe(true);
  });
});
