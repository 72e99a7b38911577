import {
  ENDPOINT_SWITCHES,
  Endpoint,
  Endpoints,
  EndpointTier,
  PRODUCT_PARAMETERS,
  switchedEndpoints,
} from 'backstage-plugin-secure-studio-common';
import { VpcEndpoint } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack } from '../types';
import { mayReuseEndpoints, requireTier, switchedServices } from './chosen';
import { requireOutput } from './outputs';

/** The firewall's own endpoints are shown with the firewall. */
const FIREWALL_ENDPOINT = 'GatewayLoadBalancer';

const MISSING = 'missing';

function toEndpoint(
  found: VpcEndpoint,
  { required, reused }: { required: boolean; reused: boolean },
): Endpoint {
  return {
    serviceName: found.serviceName,
    type: found.type,
    required,
    reused,
    id: found.id,
    state: found.state.toLocaleLowerCase('en-US'),
    privateDns: found.privateDns ?? null,
  };
}

/**
 * The endpoints section: what the tier and its switches ask for, there or missing, and what is reused,
 * then what else is there.
 *
 * That an endpoint is reused is remembered in the stack's parameters: a service is switched off, so
 * that the stack has no endpoint of it, and one of somebody else's answers under its private name. Where
 * that one goes, the service is as one that nobody wants.
 */
export function endpointsSection(
  found: VpcEndpoint[],
  chosen: {
    tier: EndpointTier;
    included?: readonly string[];
    excluded?: readonly string[];
    /** Whether what is switched off may be there all the same, for Studio to use. */
    reuses?: boolean;
    /** The gateway endpoint that was in the VPC already, where one was named. */
    s3EndpointId?: string;
    region: string;
  },
): Endpoints {
  const { tier, included, excluded = [], reuses = false } = chosen;
  const { s3EndpointId, region } = chosen;
  const others = new Set(
    found.filter(endpoint => endpoint.type !== FIREWALL_ENDPOINT),
  );
  const required = switchedEndpoints(tier, region, included, excluded).map(
    ({ serviceName, type }): Endpoint => {
      const candidates = [...others].filter(
        other => other.serviceName === serviceName && other.type === type,
      );
      // A VPC can have a service twice, and its private name once.
      const endpoint =
        candidates.find(({ privateDns }) => privateDns) ?? candidates[0];
      if (!endpoint) {
        return {
          serviceName,
          type,
          required: true,
          reused: false,
          id: null,
          state: MISSING,
          privateDns: null,
        };
      }
      others.delete(endpoint);
      return toEndpoint(endpoint, {
        required: true,
        reused: endpoint.id === s3EndpointId,
      });
    },
  );
  const switchedOff = ENDPOINT_SWITCHES.filter(({ service }) =>
    excluded.includes(service),
  ).map(({ serviceName }) => serviceName.replace('{region}', region));
  const isReused = ({ serviceName, type, privateDns }: VpcEndpoint) =>
    reuses &&
    type === 'Interface' &&
    privateDns === true &&
    switchedOff.includes(serviceName);
  const rest = [...others].sort((a, b) =>
    a.serviceName.localeCompare(b.serviceName),
  );
  return {
    tier,
    items: [
      ...required,
      ...rest
        .filter(isReused)
        .map(endpoint =>
          toEndpoint(endpoint, { required: true, reused: true }),
        ),
      ...rest
        .filter(endpoint => !isReused(endpoint))
        .map(endpoint =>
          toEndpoint(endpoint, { required: false, reused: false }),
        ),
    ],
  };
}

export async function readEndpoints(
  source: SectionSource,
  stack: KnownStack,
  region: string,
  known: Endpoints | null,
): Promise<Endpoints> {
  const chosen = {
    tier: requireTier(stack),
    ...switchedServices(stack),
    reuses: mayReuseEndpoints(stack),
    s3EndpointId: stack.parameters[PRODUCT_PARAMETERS.existingS3EndpointId],
    region,
  };
  const ids = (known?.items ?? []).map(({ id }) => id).filter(Boolean);
  const found = await source.endpoints(
    requireOutput(stack.outputs, 'vpcId'),
    listed =>
      !lacksEndpoint(endpointsSection([...listed], chosen)) &&
      ids.every(id => listed.some(endpoint => endpoint.id === id)),
  );
  return endpointsSection(found, chosen);
}

/** Whether one that was asked for is not there. */
export function lacksEndpoint({ items }: Endpoints): boolean {
  return items.some(({ state }) => state === MISSING);
}
