import type { EndpointTier } from 'backstage-plugin-secure-studio-common';
import { deploy } from '../../../__testUtils__/deployment';
import { table } from './table';
import { template } from './template';

const TIERS: readonly EndpointTier[] = ['core', 'studio', 'full'];
const PREFIX_LENGTHS = [24, 25, 26, 27, 28];

/** The first four addresses and the last one of every subnet. */
const RESERVED_BY_AWS = 5;

/** An app, its space and the move from one instance to the next take two to four. */
const ADDRESSES_PER_PERSON = 4;

/** Addresses of a Studio subnet, and how many people it has room for while no job runs. */
export function capacityTable(): string {
  const endpoints = new Map(TIERS.map(tier => [tier, endpointsOf(tier)]));
  return table(
    [
      'Studio subnet',
      'addresses',
      ...TIERS.flatMap(tier => [`free with \`${tier}\``, 'people']),
    ],
    PREFIX_LENGTHS.map(length => {
      const addresses = 2 ** (32 - length);
      return [
        `/${length}`,
        addresses,
        ...TIERS.flatMap((tier): (string | number)[] => {
          const free = addresses - RESERVED_BY_AWS - (endpoints.get(tier) ?? 0);
          return free > 0
            ? [free, Math.floor(free / ADDRESSES_PER_PERSON)]
            : ['too small', '–'];
        }),
      ];
    }),
  );
}

/** Interface endpoints stand in the Studio subnets, with one address in each. */
function endpointsOf(EndpointTier: string): number {
  const deployment = deploy(template, { EndpointTier });
  return deployment
    .logicalIds('AWS::EC2::VPCEndpoint')
    .filter(id => deployment.properties(id).VpcEndpointType === 'Interface')
    .length;
}
