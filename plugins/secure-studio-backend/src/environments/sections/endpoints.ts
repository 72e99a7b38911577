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
          state: 'missing',
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
): Promise<Endpoints> {
  const tier = requireTier(stack);
  const found = await source.endpoints(requireOutput(stack.outputs, 'vpcId'));
  return endpointsSection(found, { tier, ...switchedServices(stack), region });
}
