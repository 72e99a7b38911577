import {
  ALL_CHOICES,
  resolveSettings,
} from 'backstage-plugin-secure-studio-common';
import { decidePlacement } from './decidePlacement';
import {
  aNetwork,
  anEndpoint,
  aSubnet,
  aVpc,
  NETWORK,
  PLACE,
  settingsInVpc,
  theServices,
  ZONES,
} from './__testUtils__/network';

const REGION_FACTS = { zones: ZONES, s3PrefixListId: 'pl-1' };
const FACTS = { region: REGION_FACTS, services: theServices() };

const inRegion = (choices: Parameters<typeof resolveSettings>[0] = {}) =>
  resolveSettings(choices, ALL_CHOICES);

describe('a place in a network of its own', () => {
  it("is in the region's first zones", () => {
    expect(decidePlacement(inRegion({ zones: 2 }), FACTS, PLACE)).toEqual({
      parameters: {
        AvailabilityZones: 'eu-west-1a,eu-west-1b',
        S3PrefixListId: 'pl-1',
      },
      reusedEndpoints: [],
      violations: [],
    });
  });

  it('is in zones with every endpoint that is asked for', () => {
    const services = theServices({ '.glue': ['eu-west-1c'] });
    const choices = { endpoints: { include: ['glue'] } };
    expect(
      decidePlacement(inRegion(choices), { ...FACTS, services }, PLACE)
        .parameters,
    ).toMatchObject({ AvailabilityZones: 'eu-west-1c' });
    expect(
      decidePlacement(inRegion(), { ...FACTS, services }, PLACE).parameters,
    ).toMatchObject({ AvailabilityZones: 'eu-west-1a' });
  });

  it('is where the first zones are, where the roles may not read services', () => {
    expect(
      decidePlacement(inRegion(), { region: REGION_FACTS }, PLACE),
    ).toMatchObject({
      parameters: { AvailabilityZones: 'eu-west-1a' },
      violations: [],
    });
  });

  it('is refused where the region has fewer zones', () => {
    const region = { ...REGION_FACTS, zones: ['eu-west-1a'] };
    expect(
      decidePlacement(inRegion({ zones: 2 }), { ...FACTS, region }, PLACE)
        .violations,
    ).toMatchObject([
      { field: 'zones', rule: expect.stringMatching(/region/) },
    ]);
  });
});

describe('a place in a VPC that is there already', () => {
  const decide = (
    network = aNetwork(),
    choices: Parameters<typeof settingsInVpc>[0] = {},
    services = theServices(),
  ) =>
    decidePlacement(
      settingsInVpc(choices),
      { region: REGION_FACTS, services, network },
      PLACE,
    );

  it('is beside its subnets, in the order of the request', () => {
    expect(decide()).toEqual({
      parameters: {
        AvailabilityZones: 'eu-west-1a,eu-west-1b',
        S3PrefixListId: 'pl-1',
        VpcCidr: '10.8.0.0/16',
      },
      reusedEndpoints: [],
      violations: [],
    });
  });

  it('may be in a range that the VPC got later, which the firewall then knows', () => {
    const network = aNetwork({
      vpc: aVpc({ cidrs: ['10.8.0.0/16', '100.64.0.0/16'] }),
      subnets: [
        aSubnet(1, { cidr: '100.64.3.0/24' }),
        aSubnet(2, { cidr: '100.64.13.0/24' }),
      ],
    });
    expect(
      decide(network, {
        network: {
          ...NETWORK,
          studioSubnetCidrs: ['100.64.3.0/24', '100.64.13.0/24'],
        },
      }),
    ).toMatchObject({
      parameters: { VpcCidr: '100.64.0.0/16' },
      violations: [],
    });
  });

  it('switches off what is reused, and needs no zone and address for it', () => {
    const nowhere = theServices({ '.ssm': ['eu-west-1c'] });
    const endpoints = [anEndpoint('ssm')];
    expect(decide(aNetwork({ endpoints }), {}, nowhere)).toMatchObject({
      parameters: { EndpointSsm: 'no' },
      reusedEndpoints: [{ service: 'ssm', endpointId: 'vpce-ssm' }],
      violations: [],
    });
    expect(decide(aNetwork(), {}, nowhere).violations).toMatchObject([
      { field: 'existingVpc.studioSubnetIds[0]' },
      { field: 'existingVpc.studioSubnetIds[1]' },
    ]);
    const tight = [
      aSubnet(1, { freeAddresses: 15 }),
      aSubnet(2, { freeAddresses: 15 }),
    ];
    expect(decide(aNetwork({ endpoints, subnets: tight })).violations).toEqual(
      [],
    );
    expect(decide(aNetwork({ subnets: tight })).violations).toHaveLength(2);
  });

  it('takes one address more for a home file system', () => {
    const subnets = [
      aSubnet(1, { freeAddresses: 16 }),
      aSubnet(2, { freeAddresses: 16 }),
    ];
    expect(decide(aNetwork({ subnets })).violations).toEqual([]);
    expect(
      decide(aNetwork({ subnets }), { homeFileSystem: 'enabled' }).violations,
    ).toHaveLength(2);
  });

  it('says nothing else of a VPC that there is not', () => {
    const nothing = aNetwork({
      vpc: undefined,
      subnets: [],
      routeTables: [],
      internetGateway: undefined,
    });
    expect(decide(nothing).violations).toEqual([
      {
        field: 'existingVpc.vpcId',
        rule: 'must be a VPC of the account 111122223333 in eu-west-1',
      },
    ]);
  });

  it('names all that is wrong, not only the first', () => {
    const { violations } = decide(
      aNetwork({
        vpc: aVpc({ dnsHostnames: false }),
        routeTables: [],
        internetGateway: undefined,
        endpoints: [anEndpoint('sts')],
      }),
    );
    expect(violations.map(({ field }) => field)).toEqual([
      'existingVpc.vpcId',
      'existingVpc.studioRouteTableIds[0]',
      'existingVpc.studioRouteTableIds[1]',
      'existingVpc.internetGatewayId',
      'existingVpc.vpcId',
    ]);
  });
});
