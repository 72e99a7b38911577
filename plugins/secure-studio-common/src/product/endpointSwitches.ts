import {
  requiredEndpoints,
  type EndpointTier,
  type RequiredEndpoint,
} from './endpointTiers';

/**
 * An interface endpoint outside the tier `core`: a requester can switch it, whatever the tier says.
 *
 * @public
 */
export interface EndpointSwitch {
  /** Service name without its start and region, such as `bedrock-runtime`. */
  readonly service: string;
  /** Service name with `{region}` in it, such as `com.amazonaws.{region}.bedrock-runtime`. */
  readonly serviceName: string;
  /** The template's parameter, which is `tier`, `yes` or `no`. */
  readonly parameter: string;
  /** The smallest tier that has it. */
  readonly tier: EndpointTier;
}

const REGION = '{region}';

/**
 * Every endpoint that can be switched.
 *
 * @public
 */
export const ENDPOINT_SWITCHES: readonly EndpointSwitch[] = [
  ...interfacesOf('studio', 'core'),
  ...interfacesOf('full', 'studio'),
];

/**
 * The switch of a service's endpoint; undefined for one that cannot be switched.
 *
 * @param serviceName - With its region, such as `com.amazonaws.eu-west-1.ecr.api`.
 * @public
 */
export function endpointSwitchOf(
  serviceName: string,
  region: string,
): EndpointSwitch | undefined {
  return ENDPOINT_SWITCHES.find(
    candidate => candidate.serviceName.replace(REGION, region) === serviceName,
  );
}

/**
 * The endpoints of a tier with single ones added and taken away.
 *
 * @param included - Services to add, as in {@link EndpointSwitch.service}.
 * @param excluded - Services to take away.
 * @public
 */
export function switchedEndpoints(
  tier: EndpointTier,
  region: string,
  included: readonly string[] = [],
  excluded: readonly string[] = [],
): RequiredEndpoint[] {
  const switched = new Map(
    ENDPOINT_SWITCHES.map(({ service, serviceName }) => [
      serviceName.replace(REGION, region),
      service,
    ]),
  );
  const ofTier = requiredEndpoints(tier, region);
  const names = new Set(ofTier.map(({ serviceName }) => serviceName));
  const added = [...switched].filter(
    ([serviceName, service]) =>
      included.includes(service) && !names.has(serviceName),
  );
  return [
    ...ofTier.filter(({ serviceName }) => {
      const service = switched.get(serviceName);
      return service === undefined || !excluded.includes(service);
    }),
    ...added.map(([serviceName]) => ({
      serviceName,
      type: 'Interface' as const,
    })),
  ];
}

function interfacesOf(tier: EndpointTier, without: EndpointTier) {
  const smaller = new Set(
    requiredEndpoints(without, REGION).map(({ serviceName }) => serviceName),
  );
  return requiredEndpoints(tier, REGION)
    .filter(({ type }) => type === 'Interface')
    .filter(({ serviceName }) => !smaller.has(serviceName))
    .map(({ serviceName }): EndpointSwitch => {
      const service = serviceName
        .replace(/^(com\.amazonaws|aws\.sagemaker)\./, '')
        .replace(`${REGION}.`, '');
      return {
        service,
        serviceName,
        parameter: `Endpoint${pascalCase(service)}`,
        tier,
      };
    });
}

function pascalCase(service: string): string {
  return service
    .split(/[.-]/)
    .map(word => word.charAt(0).toLocaleUpperCase('en-US') + word.slice(1))
    .join('');
}
