import fc from 'fast-check';
import {
  requiredEndpoints,
  RequiredEndpoint,
} from 'backstage-plugin-secure-studio-common';
import { checkServices, checkSubnetZones, chooseZones } from './chooseZones';
import { aSubnet, REGION, theServices, ZONES } from './__testUtils__/network';

const NEEDED = requiredEndpoints('studio', REGION);
const place = (zones: Record<string, string[]> = {}) => ({
  region: REGION,
  zones: ZONES,
  services: theServices(zones),
});

describe('chooseZones', () => {
  it("takes the region's first zones where every service is in all of them", () => {
    expect(chooseZones(2, NEEDED, place())).toEqual({
      zones: ['eu-west-1a', 'eu-west-1b'],
      violations: [],
    });
  });

  it('leaves a zone out in which a service cannot be', () => {
    const limited = place({ '.ssm': ['eu-west-1b', 'eu-west-1c'] });
    expect(chooseZones(2, NEEDED, limited).zones).toEqual([
      'eu-west-1b',
      'eu-west-1c',
    ]);
  });

  it('looks at no zones of a service that is not needed, and of no gateway', () => {
    const limited = place({ '.glue': ['eu-west-1c'], '.s3': ['eu-west-1c'] });
    expect(chooseZones(3, NEEDED, limited).zones).toEqual(ZONES);
  });

  it('names the services and their zones where there are too few', () => {
    const limited = place({
      '.ssm': ['eu-west-1b', 'eu-west-1c'],
      '.sts': ['eu-west-1a', 'eu-west-1b'],
    });
    expect(chooseZones(2, NEEDED, limited)).toEqual({
      zones: ['eu-west-1b'],
      violations: [
        {
          field: 'zones',
          rule: expect.stringMatching(
            /^must be at most 1.*sts is in eu-west-1a, eu-west-1b alone; .*ssm is in eu-west-1b, eu-west-1c alone$/,
          ),
        },
      ],
    });
  });

  it('chooses zones in which every service is, or refuses', () => {
    const someZones = fc.subarray(ZONES);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('.ssm', '.sts', '.ec2'), someZones),
        fc.integer({ min: 1, max: 3 }),
        (zones, count) => {
          const chosen = chooseZones(count, NEEDED, place(zones));
          expect(chosen.violations.length > 0).toBe(
            chosen.zones.length < count,
          );
          for (const zone of chosen.zones) {
            expect(Object.values(zones).every(own => own.includes(zone))).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});

describe('checkServices', () => {
  const without = (end: string) => ({
    ...place(),
    services: theServices().filter(
      ({ serviceName }) => !serviceName.endsWith(end),
    ),
  });

  it('lets pass what the region has', () => {
    expect(checkServices(NEEDED, place())).toEqual([]);
  });

  it.each([
    ['.ssm', 'endpoints.exclude', 'must have ssm in it'],
    ['.sts', 'target', 'must be one in another region'],
  ])('says what to do without %s', (end, field, rule) => {
    expect(checkServices(NEEDED, without(end))).toEqual([
      { field, rule: expect.stringContaining(rule) },
    ]);
  });

  it('takes no endpoint of one type for one of another', () => {
    const gateway: RequiredEndpoint[] = [
      { serviceName: `com.amazonaws.${REGION}.sts`, type: 'Gateway' },
    ];
    expect(checkServices(gateway, place())).toHaveLength(1);
  });
});

describe('checkSubnetZones', () => {
  it('refuses a subnet in whose zone an endpoint cannot be', () => {
    const limited = place({ '.ssm': ['eu-west-1a', 'eu-west-1c'] });
    expect(checkSubnetZones([aSubnet(1), aSubnet(2)], NEEDED, limited)).toEqual(
      [
        {
          field: 'existingVpc.studioSubnetIds[1]',
          rule: expect.stringMatching(
            /ssm, which is one of eu-west-1a, eu-west-1c: subnet-00000002 is in eu-west-1b$/,
          ),
        },
      ],
    );
  });
});
