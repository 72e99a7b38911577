import {
  ExistingVpc,
  requiredEndpoints,
} from 'backstage-plugin-secure-studio-common';
import { AwsGateways, AwsTarget, EndpointService } from '../aws';
import { RecentAnswers } from '../RecentAnswers';
import { ExistingNetwork, readNetwork } from './network/readNetwork';

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
  readonly #regions: RecentAnswers<Region>;
  readonly #services: RecentAnswers<EndpointService[]>;

  constructor(
    private readonly options: { gateways: AwsGateways; now?: () => number },
  ) {
    const { now } = options;
    const keeping = { maxAge: FRESH_FOR, maxSize: 1_000, sizeOf: () => 1, now };
    this.#regions = new RecentAnswers(keeping);
    this.#services = new RecentAnswers(keeping);
  }

  /** @throws AwsError */
  async read(target: AwsTarget): Promise<Region> {
    return this.#regions.get(target.id, async () => {
      const ec2 = this.#ec2(target);
      const [zones, s3PrefixListId = ''] = await Promise.all([
        ec2.listAvailabilityZones(),
        ec2.findPrefixList(`com.amazonaws.${target.region}.s3`),
      ]);
      return { zones, s3PrefixListId };
    });
  }

  /**
   * The services that an environment may have endpoints of, as far as the region has them.
   *
   * @throws AwsError
   */
  async endpointServices(
    target: AwsTarget,
  ): Promise<readonly EndpointService[]> {
    return this.#services.get(target.id, () =>
      this.#ec2(target).listEndpointServices(
        requiredEndpoints('full', target.region).map(
          ({ serviceName }) => serviceName,
        ),
      ),
    );
  }

  /**
   * What there is of a VPC now.
   *
   * @param fullName - Of the environment that is to be made there.
   * @throws AwsError
   */
  async network(
    target: AwsTarget,
    vpc: ExistingVpc,
    fullName: string,
  ): Promise<ExistingNetwork> {
    return readNetwork(this.#ec2(target), vpc, fullName);
  }

  #ec2(target: AwsTarget) {
    return this.options.gateways.ec2(target, 'read');
  }
}
