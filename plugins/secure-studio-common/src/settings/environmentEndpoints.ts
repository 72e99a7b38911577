import {
  ENDPOINT_SWITCHES,
  RequiredEndpoint,
  switchedEndpoints,
} from '../product';
import { globalRegion } from './globalRegion';
import { EnvironmentSettings } from './settings';

/**
 * The VPC endpoints of an environment: those of its tier, with single ones added and taken away.
 *
 * @public
 */
export function environmentEndpoints(
  { tier, include, exclude }: EnvironmentSettings['endpoints'],
  region: string,
): RequiredEndpoint[] {
  return switchedEndpoints(tier, region, include, [
    ...exclude,
    ...servicesElsewhere(region),
  ]);
}

/** Services of which another region alone has an endpoint: no region is in their names. */
export function servicesElsewhere(region: string): string[] {
  return region === globalRegion(region)
    ? []
    : ENDPOINT_SWITCHES.filter(
        ({ serviceName }) => !serviceName.includes('{region}'),
      ).map(({ service }) => service);
}
