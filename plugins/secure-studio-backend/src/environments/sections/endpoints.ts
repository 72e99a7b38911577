import {
  Endpoint,
  Endpoints,
  EndpointTier,
  switchedEndpoints,
} from 'backstage-plugin-secure-studio-common';
import { VpcEndpoint } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack } from '../types';
import { requireTier, switchedServices } from './chosen';
import { requireOutput } from './outputs';

/** The firewall's own endpoints are shown with the firewall. */
const FIREWALL_ENDPOINT = 'GatewayLoadBalancer';

const MISSING = 'missing';

function toEndpoint(found: VpcEndpoint, required: boolean): Endpoint {
  return {
    serviceName: found.serviceName,
    type: found.type,
    required,
    id: found.id,
    state: found.state.toLocaleLowerCase('en-US'),
    privateDns: found.privateDns ?? null,
  };
}

/** The endpoints section: what the tier and its switches ask for, there or missing, then what else is there. */
export function endpointsSection(
  found: VpcEndpoint[],
  chosen: {
    tier: EndpointTier;
    included?: readonly string[];
    excluded?: readonly string[];
    region: string;
  },
): Endpoints {
  const { tier, included, excluded, region } = chosen;
  const others = new Set(
    found.filter(endpoint => endpoint.type !== FIREWALL_ENDPOINT),
  );
  const required = switchedEndpoints(tier, region, included, excluded).map(
    ({ serviceName, type }): Endpoint => {
      const endpoint = [...others].find(
        other => other.serviceName === serviceName && other.type === type,
      );
      if (!endpoint) {
        return {
          serviceName,
          type,
          required: true,
          id: null,
          state: MISSING,
          privateDns: null,
        };
      }
      others.delete(endpoint);
      return toEndpoint(endpoint, true);
    },
  );
  return {
    tier,
    items: [
      ...required,
      ...[...others]
        .sort((a, b) => a.serviceName.localeCompare(b.serviceName))
        .map(endpoint => toEndpoint(endpoint, false)),
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
