import {
  Endpoint,
  Endpoints,
  EndpointTier,
  requiredEndpoints,
} from 'backstage-plugin-secure-studio-common';
import { AwsError, VpcEndpoint } from '../../aws';
import { SectionSource } from '../SectionSource';
import { StackOutputs } from '../types';
import { requireOutput } from './outputs';

/** The firewall's own endpoints are shown with the firewall. */
const FIREWALL_ENDPOINT = 'GatewayLoadBalancer';

function parseTier(value: string): EndpointTier {
  if (value === 'core' || value === 'studio' || value === 'full') {
    return value;
  }
  throw new AwsError(
    'unexpected',
    `The environment's stack names the endpoint tier '${value}', which this version of the portal does not know.`,
    'UnknownEndpointTier',
  );
}

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

/** The endpoints section: what the tier asks for, there or missing, then what else is there. */
export function endpointsSection(
  found: VpcEndpoint[],
  { tier, region }: { tier: EndpointTier; region: string },
): Endpoints {
  const others = new Set(
    found.filter(endpoint => endpoint.type !== FIREWALL_ENDPOINT),
  );
  const required = requiredEndpoints(tier, region).map(
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
  outputs: StackOutputs,
  region: string,
): Promise<Endpoints> {
  const tier = parseTier(requireOutput(outputs, 'endpointTier'));
  const found = await source.endpoints(requireOutput(outputs, 'vpcId'));
  return endpointsSection(found, { tier, region });
}
