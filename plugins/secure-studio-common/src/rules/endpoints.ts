import { ENDPOINT_SWITCHES, requiredEndpoints } from '../product';
import { EnvironmentSettings, globalRegion } from '../settings';
import { Violation } from './Violation';

const GLOBAL_SERVICE = 'iam';

const SWITCHES = ENDPOINT_SWITCHES.map(({ service }) => service);

/** Such as `sts` and `sagemaker.api`. */
const CORE = requiredEndpoints('core', '{region}').map(({ serviceName }) =>
  serviceName.replace(/^.*\{region\}\./, ''),
);

/**
 * The rules that the choice of single endpoints breaks.
 *
 * @param region - The target's.
 * @public
 */
export function checkEndpoints(
  { endpoints: { include, exclude } }: EnvironmentSettings,
  region: string,
): Violation[] {
  return [
    ...checkServices('endpoints.include', include, service => {
      if (!SWITCHES.includes(service) && !CORE.includes(service)) {
        return unknownService();
      }
      return service === GLOBAL_SERVICE && region !== globalRegion(region)
        ? `must not be ${GLOBAL_SERVICE}, which has an endpoint in ${globalRegion(
            region,
          )} only`
        : undefined;
    }),
    ...checkServices('endpoints.exclude', exclude, service => {
      if (CORE.includes(service)) {
        return `must not be ${service}, without which Studio does not work`;
      }
      if (!SWITCHES.includes(service)) {
        return unknownService();
      }
      return include.includes(service)
        ? `must not be ${service}, which is included too`
        : undefined;
    }),
  ];
}

function checkServices(
  field: string,
  services: readonly string[],
  brokenRule: (service: string) => string | undefined,
): Violation[] {
  return services.flatMap((service, index) => {
    const rule =
      brokenRule(service) ??
      (services.indexOf(service) < index
        ? 'must not be in the list twice'
        : undefined);
    return rule ? [{ field: `${field}[${index}]`, rule }] : [];
  });
}

function unknownService(): string {
  return `must be one of ${SWITCHES.join(', ')}`;
}
