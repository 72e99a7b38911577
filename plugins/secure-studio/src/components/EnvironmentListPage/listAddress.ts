import {
  EnvironmentListQuery,
  EnvironmentSort,
  SortOrder,
} from 'backstage-plugin-secure-studio-common';
import { ENVIRONMENT_STATUSES } from '../status';

/** What the list is narrowed to and sorted by; an absent key narrows nothing. */
export type ListView = Pick<
  EnvironmentListQuery,
  'owner' | 'target' | 'status' | 'search'
> & { sort: EnvironmentSort; order: SortOrder };

const SORTS: readonly EnvironmentSort[] = [
  'name',
  'owner',
  'target',
  'status',
  'createdAt',
];
const FULL_REF = /^\w+:[^:/\s]+\/[^:/\s]+$/;
const DEFAULT_VIEW: ListView = { sort: 'name', order: 'asc' };

/** The view that the address of the page names; what it says of anything else is left out. */
export function readAddress(address: URLSearchParams): ListView {
  const statuses = address.getAll('status');
  return {
    owner: someOf(address.getAll('owner').filter(ref => FULL_REF.test(ref))),
    target: someOf(address.getAll('target').filter(target => target !== '')),
    status: someOf(
      ENVIRONMENT_STATUSES.filter(status => statuses.includes(status)),
    ),
    search: address.get('search') || undefined,
    sort:
      SORTS.find(known => known === address.get('sort')) ?? DEFAULT_VIEW.sort,
    order: address.get('order') === 'desc' ? 'desc' : DEFAULT_VIEW.order,
  };
}

function someOf<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}

/** The address of a view; the default view has none of its own. */
export function writeAddress(view: ListView): URLSearchParams {
  const address = new URLSearchParams();
  for (const [key, value] of Object.entries(view)) {
    if (value !== DEFAULT_VIEW[key as keyof ListView]) {
      [value ?? []].flat().forEach(item => address.append(key, item));
    }
  }
  return address;
}

/** Whether the view leaves environments out. */
export function isNarrowed(view: ListView): boolean {
  const { owner, target, status, search } = view;
  return [owner, target, status, search].some(value => value !== undefined);
}
