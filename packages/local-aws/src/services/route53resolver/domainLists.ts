import type {
  CreateFirewallDomainListRequest,
  CreateFirewallDomainListResponse,
  DeleteFirewallDomainListRequest,
  DeleteFirewallDomainListResponse,
  FirewallDomainList,
  GetFirewallDomainListRequest,
  GetFirewallDomainListResponse,
  ListFirewallDomainListsRequest,
  ListFirewallDomainListsResponse,
  ListFirewallDomainsRequest,
  ListFirewallDomainsResponse,
  UpdateFirewallDomainsRequest,
  UpdateFirewallDomainsResponse,
} from '@aws-sdk/client-route53resolver';
import { CallContext } from '../../service';
import { domainNames } from './domainNames';
import { conflict, limitExceeded } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  DomainListRecord,
  domainLists,
  found,
  identified,
  now,
  rules,
  tags,
} from './records';

/** Domains of all lists of an account and region, default quota ("Quotas on Route 53 Resolver DNS Firewall"). */
const MAX_DOMAINS = 100_000;

const CreateFirewallDomainList = operation<CreateFirewallDomainListRequest>()(
  ['CreatorRequestId', 'Name'],
  ['Tags'],
  (input, context): CreateFirewallDomainListResponse => {
    const { CreatorRequestId, Name, Tags = [] } = input;
    const earlier = domainLists(context)
      .values()
      .find(list => list.CreatorRequestId === CreatorRequestId);
    if (earlier) return { FirewallDomainList: described(earlier) };
    const list: DomainListRecord = {
      ...identified('firewall-domain-list', 'rslvr-fdl', context),
      Name,
      CreatorRequestId,
      ModificationTime: now(context),
      domains: [],
    };
    domainLists(context).set(list.Id, list);
    tags(context).set(list.Arn, Tags);
    return { FirewallDomainList: described(list) };
  },
);

const GetFirewallDomainList = operation<GetFirewallDomainListRequest>()(
  ['FirewallDomainListId'],
  [],
  ({ FirewallDomainListId }, context): GetFirewallDomainListResponse => ({
    FirewallDomainList: described(
      findDomainList(FirewallDomainListId, context),
    ),
  }),
);

const ListFirewallDomainLists = operation<ListFirewallDomainListsRequest>()(
  [],
  ['MaxResults', 'NextToken'],
  (input, context): ListFirewallDomainListsResponse => {
    const page = listPage(domainLists(context).values(), ({ Id }) => Id, input);
    return {
      NextToken: page.nextToken,
      FirewallDomainLists: page.items.map(
        ({ Id, Arn, Name, CreatorRequestId }) => ({
          Id,
          Arn,
          Name,
          CreatorRequestId,
        }),
      ),
    };
  },
);

const ListFirewallDomains = operation<ListFirewallDomainsRequest>()(
  ['FirewallDomainListId'],
  ['MaxResults', 'NextToken'],
  ({ FirewallDomainListId, ...paging }, context) => {
    const list = findDomainList(FirewallDomainListId, context);
    const page = listPage(list.domains, String, paging);
    const answer: ListFirewallDomainsResponse = {
      NextToken: page.nextToken,
      Domains: page.items,
    };
    return answer;
  },
);

const UpdateFirewallDomains = operation<UpdateFirewallDomainsRequest>()(
  ['FirewallDomainListId', 'Operation', 'Domains'],
  [],
  (input, context): UpdateFirewallDomainsResponse => {
    const list = findDomainList(input.FirewallDomainListId, context);
    const given = domainNames(input.Domains);
    const domains = changed(list.domains, input.Operation, given);
    const elsewhere = domainLists(context)
      .values()
      .filter(({ Id }) => Id !== list.Id)
      .reduce((sum, other) => sum + other.domains.length, 0);
    if (elsewhere + domains.length > MAX_DOMAINS) {
      throw limitExceeded(`An account takes at most ${MAX_DOMAINS} domains.`);
    }
    domainLists(context).set(list.Id, {
      ...list,
      domains,
      ModificationTime: now(context),
    });
    const { Id, Name } = list;
    return { Id, Name, Status: 'COMPLETE', StatusMessage: '' };
  },
);

const DeleteFirewallDomainList = operation<DeleteFirewallDomainListRequest>()(
  ['FirewallDomainListId'],
  [],
  ({ FirewallDomainListId }, context): DeleteFirewallDomainListResponse => {
    const list = findDomainList(FirewallDomainListId, context);
    const isUsed = rules(context)
      .values()
      .some(rule => rule.FirewallDomainListId === list.Id);
    if (isUsed) {
      throw conflict(`The domain list ${list.Id} is used by a rule.`);
    }
    domainLists(context).delete(list.Id);
    tags(context).delete(list.Arn);
    return { FirewallDomainList: { ...described(list), Status: 'DELETING' } };
  },
);

/** @throws AwsError ResourceNotFoundException */
export function findDomainList(
  id: string,
  context: CallContext,
): DomainListRecord {
  return found(domainLists(context).get(id), `The domain list ${id}`);
}

export const domainListOperations = {
  CreateFirewallDomainList,
  GetFirewallDomainList,
  ListFirewallDomainLists,
  ListFirewallDomains,
  UpdateFirewallDomains,
  DeleteFirewallDomainList,
};

function changed(
  before: readonly string[],
  change: UpdateFirewallDomainsRequest['Operation'],
  given: readonly string[],
): string[] {
  switch (change) {
    case 'ADD':
      return [...new Set([...before, ...given])];
    case 'REMOVE':
      return before.filter(name => !given.includes(name));
    default:
      return [...new Set(given)];
  }
}

function described({ domains, ...list }: DomainListRecord): FirewallDomainList {
  return {
    ...list,
    DomainCount: domains.length,
    Status: 'COMPLETE',
    StatusMessage: '',
  };
}
