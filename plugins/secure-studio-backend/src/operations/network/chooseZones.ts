import {
  endpointSwitchOf,
  RequiredEndpoint,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { EndpointService, Subnet } from '../../aws';

/** The region of an environment, as far as its zones are concerned. */
interface Place {
  readonly region: string;
  /** Names of the zones that the account can use, sorted. */
  readonly zones: readonly string[];
  /** Those of the needed services that the region has. */
  readonly services: readonly EndpointService[];
}

/**
 * The rules that the choice of endpoints breaks in a region that does not have all of them.
 *
 * @param needed - The endpoints that are to be made.
 */
export function checkServices(
  needed: readonly RequiredEndpoint[],
  { region, services }: Place,
): Violation[] {
  return needed
    .filter(endpoint => !find(services, endpoint))
    .map(({ serviceName }) => {
      const endpointSwitch = endpointSwitchOf(serviceName, region);
      return endpointSwitch
        ? {
            field: 'endpoints.exclude',
            rule: `must have ${endpointSwitch.service} in it: the region ${region} has no endpoint service ${serviceName}`,
          }
        : {
            field: 'target',
            rule: `must be one in another region: ${region} has no endpoint service ${serviceName}`,
          };
    });
}

/**
 * The first of the region's zones in which every interface endpoint can be.
 *
 * @param count - How many are asked for.
 */
export function chooseZones(
  count: number,
  needed: readonly RequiredEndpoint[],
  place: Place,
): { zones: string[]; violations: Violation[] } {
  const limits = limiting(needed, place);
  const fit = place.zones.filter(zone =>
    limits.every(({ zones }) => zones.includes(zone)),
  );
  return {
    zones: fit.slice(0, count),
    violations:
      fit.length < count
        ? [
            {
              field: 'zones',
              rule: `must be at most ${
                fit.length
              }, the zones with all the endpoints that are asked for: ${limits
                .map(
                  ({ serviceName, zones }) =>
                    `${serviceName} is in ${zones.join(', ') || 'none'} alone`,
                )
                .join('; ')}`,
            },
          ]
        : [],
  };
}

/** The rules that existing subnets break in whose zones an endpoint cannot be. */
export function checkSubnetZones(
  subnets: readonly Subnet[],
  needed: readonly RequiredEndpoint[],
  place: Place,
): Violation[] {
  const limits = limiting(needed, place);
  return subnets.flatMap((subnet, index) =>
    limits
      .filter(({ zones }) => !zones.includes(subnet.zone))
      .map(({ serviceName, zones }) => ({
        field: `existingVpc.studioSubnetIds[${index}]`,
        rule: `must be in a zone that has ${serviceName}, which is one of ${zones.join(
          ', ',
        )}: ${subnet.id} is in ${subnet.zone}`,
      })),
  );
}

/** The services that cannot have an interface in each of the region's zones. */
function limiting(
  needed: readonly RequiredEndpoint[],
  { zones, services }: Place,
): EndpointService[] {
  return needed
    .filter(({ type }) => type === 'Interface')
    .flatMap(endpoint => find(services, endpoint) ?? [])
    .filter(service => !zones.every(zone => service.zones.includes(zone)));
}

function find(
  services: readonly EndpointService[],
  { serviceName, type }: RequiredEndpoint,
): EndpointService | undefined {
  return services.find(
    service => service.serviceName === serviceName && service.type === type,
  );
}
