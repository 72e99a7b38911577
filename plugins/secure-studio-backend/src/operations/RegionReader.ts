import { RegionFacts } from 'backstage-plugin-secure-studio-common';
import { AwsGateways, AwsTarget, Subnet } from '../aws';

/** Milliseconds for which what is known of a region is taken as it was. */
const FRESH_FOR = 10 * 60_000;

/** What a region has. */
export interface Region {
  /** Names of the Availability Zones, sorted. */
  zones: readonly string[];
  s3PrefixListId: string;
}

/** Reads what only AWS knows of the targets' regions. */
export class RegionReader {
  readonly #regions = new Map<string, { region: Region; readAt: number }>();

  constructor(
    private readonly options: { gateways: AwsGateways; now?: () => number },
  ) {}

  /** @throws AwsError */
  async read(target: AwsTarget): Promise<Region> {
    const { now = Date.now } = this.options;
    const known = this.#regions.get(target.id);
    if (known && now() - known.readAt < FRESH_FOR) {
      return known.region;
    }
    const ec2 = this.options.gateways.ec2(target, 'read');
    const [zones, s3PrefixListId = ''] = await Promise.all([
      ec2.listAvailabilityZones(),
      ec2.findPrefixList(`com.amazonaws.${target.region}.s3`),
    ]);
    const region = { zones, s3PrefixListId };
    this.#regions.set(target.id, { region, readAt: now() });
    return region;
  }

  /** @throws AwsError */
  async subnets(target: AwsTarget, ids: readonly string[]): Promise<Subnet[]> {
    return this.options.gateways.ec2(target, 'read').listSubnets(ids);
  }
}

/** Where the environment is to stand: beside its subnets, or in the region's first zones. */
export function placeInRegion(
  region: Region,
  zones: number,
  subnetZones?: readonly string[],
): RegionFacts {
  return {
    availabilityZones: subnetZones ?? region.zones.slice(0, zones),
    s3PrefixListId: region.s3PrefixListId,
  };
}
