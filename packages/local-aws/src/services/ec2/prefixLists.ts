import type {
  DescribeManagedPrefixListsRequest,
  DescribeManagedPrefixListsResult,
  DescribePrefixListsRequest,
  DescribePrefixListsResult,
} from '@aws-sdk/client-ec2';
import { createHash } from 'node:crypto';
import { AwsError } from '../../AwsError';
import { operation } from './operation';
import { select } from './select';

/** A list of addresses that AWS keeps, for a service with gateway endpoints. */
export interface PrefixList {
  readonly id: string;
  readonly name: string;
  readonly cidrs: readonly string[];
}

/** The services that have gateway endpoints. The blocks are of documentation, not AWS's own. */
const services = [
  { service: 's3', cidrs: ['198.51.100.0/25', '198.51.100.128/26'] },
  { service: 'dynamodb', cidrs: ['198.51.100.192/26'] },
];

function prefixListsOf(region: string): PrefixList[] {
  return services.map(({ service, cidrs }) => {
    const name = `com.amazonaws.${region}.${service}`;
    const digest = createHash('sha256').update(name).digest('hex');
    return { id: `pl-${digest.slice(0, 8)}`, name, cidrs };
  });
}

/** The list that a gateway endpoint of this service routes to. */
export function gatewayPrefixList(
  serviceName: string,
  region: string,
): PrefixList | undefined {
  return prefixListsOf(region).find(({ name }) => name === serviceName);
}

/** @throws InvalidPrefixListID.NotFound */
export function findPrefixList(id: string, region: string): PrefixList {
  const found = prefixListsOf(region).find(list => list.id === id);
  if (!found) {
    throw notFound(id);
  }
  return found;
}

function notFound(id: string): AwsError {
  return new AwsError(
    'InvalidPrefixListID.NotFound',
    `The prefix list ID '${id}' does not exist`,
  );
}

const DescribePrefixLists = operation<DescribePrefixListsRequest>()(
  [],
  ['PrefixListIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, { region }): DescribePrefixListsResult => {
    const lists = prefixListsOf(region).map(({ id, name, cidrs }) => ({
      PrefixListId: id,
      PrefixListName: name,
      Cidrs: [...cidrs],
    }));
    const { items, NextToken } = select(lists, input, {
      ids: input.PrefixListIds,
      idOf: ({ PrefixListId }) => PrefixListId,
      notFound,
      filters: {
        'prefix-list-id': list => list.PrefixListId,
        'prefix-list-name': list => list.PrefixListName,
      },
    });
    return { PrefixLists: items, NextToken };
  },
);

const DescribeManagedPrefixLists =
  operation<DescribeManagedPrefixListsRequest>()(
    [],
    ['PrefixListIds', 'Filters', 'MaxResults', 'NextToken'],
    (input, { region }): DescribeManagedPrefixListsResult => {
      const lists = prefixListsOf(region).map(({ id, name }) => ({
        PrefixListId: id,
        PrefixListName: name,
        PrefixListArn: `arn:aws:ec2:${region}:aws:prefix-list/${id}`,
        AddressFamily: 'IPv4',
        State: 'create-complete' as const,
        OwnerId: 'AWS',
        Tags: [],
      }));
      const { items, NextToken } = select(lists, input, {
        ids: input.PrefixListIds,
        idOf: ({ PrefixListId }) => PrefixListId,
        notFound,
        filters: {
          'owner-id': list => list.OwnerId,
          'prefix-list-id': list => list.PrefixListId,
          'prefix-list-name': list => list.PrefixListName,
        },
        leastResults: 1,
      });
      return { PrefixLists: items, NextToken };
    },
  );

export const prefixListOperations = {
  DescribePrefixLists,
  DescribeManagedPrefixLists,
};
