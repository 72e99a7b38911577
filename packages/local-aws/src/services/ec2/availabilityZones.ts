import type {
  AvailabilityZone,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { operation } from './operation';
import { select } from './select';

export interface Zone {
  readonly name: string;
  readonly id: string;
}

const letters = ['a', 'b', 'c'];

/**
 * "New customers can access two Availability Zones in US West (N. California)." (AWS Global
 * Infrastructure). Which two differs between accounts.
 */
const lettersOfFewer: Readonly<Record<string, readonly string[]>> = {
  'us-west-1': ['a', 'c'],
};

/** The zones of a region, mostly three, such as `us-east-1a` with the id `use1-az1`. */
export function zonesOf(region: string): Zone[] {
  const [area, ...rest] = region.split('-');
  const place = rest
    .slice(0, -1)
    .map(word =>
      /^(north|south)(east|west)$/.test(word)
        ? word.charAt(0) + word.charAt(5)
        : word.charAt(0),
    );
  const short = [area, ...place, rest.at(-1) ?? ''].join('');
  return (lettersOfFewer[region] ?? letters).map(letter => ({
    name: `${region}${letter}`,
    id: `${short}-az${letters.indexOf(letter) + 1}`,
  }));
}

const DescribeAvailabilityZones = operation<DescribeAvailabilityZonesRequest>()(
  [],
  ['ZoneNames', 'ZoneIds', 'Filters', 'AllAvailabilityZones'],
  (input, { region }): DescribeAvailabilityZonesResult => {
    const zones = zonesOf(region)
      .map(describeZone(region))
      .filter(({ ZoneId = '' }) => input.ZoneIds?.includes(ZoneId) ?? true);
    const { items } = select(zones, input, {
      ids: input.ZoneNames,
      idOf: ({ ZoneName = '' }) => ZoneName,
      notFound: name =>
        new AwsError(
          'InvalidParameterValue',
          `Invalid availability zone: [${name}]`,
        ),
      filters: {
        'zone-name': zone => zone.ZoneName,
        'zone-id': zone => zone.ZoneId,
        'zone-type': zone => zone.ZoneType,
        'region-name': zone => zone.RegionName,
        'group-name': zone => zone.GroupName,
        'opt-in-status': zone => zone.OptInStatus,
        state: zone => zone.State,
      },
    });
    return { AvailabilityZones: items };
  },
);

function describeZone(region: string) {
  return ({ name, id }: Zone): AvailabilityZone => ({
    ZoneName: name,
    ZoneId: id,
    State: 'available',
    RegionName: region,
    GroupName: region,
    NetworkBorderGroup: region,
    ZoneType: 'availability-zone',
    OptInStatus: 'opt-in-not-required',
    Messages: [],
  });
}

export const availabilityZoneOperations = { DescribeAvailabilityZones };
