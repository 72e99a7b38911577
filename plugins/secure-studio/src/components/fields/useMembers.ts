import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { TeamMembers } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../../api';

/** The members of a team whom a search finds; none are read before a team is chosen. */
export function useMembers(owner: string | undefined, search: string) {
  const api = useApi(secureStudioApiRef);
  return useQuery({
    queryKey: ['members', owner, search],
    queryFn: () =>
      api.listTeamMembers({
        owner: owner ?? '',
        ...(search !== '' && { search }),
      }),
    enabled: owner !== undefined,
    placeholderData: search === '' ? undefined : keepPreviousData,
  });
}

/**
 * The member with this entity ref: null where the team has no such member, undefined until that is
 * known.
 *
 * @param first - The first members of the team, who are asked for one by one where there are more.
 */
export function useMember(
  owner: string | undefined,
  user: string | undefined,
  first: TeamMembers | undefined,
) {
  const api = useApi(secureStudioApiRef);
  const listed = first?.items.find(({ ref }) => ref === user);
  const isAsked = user !== undefined && !listed && first?.hasMore === true;
  const { data } = useQuery({
    queryKey: ['member', owner, user],
    queryFn: () =>
      api.listTeamMembers({ owner: owner ?? '', user: user ?? '' }),
    enabled: isAsked,
  });
  if (isAsked) {
    return data && (data.items.at(0) ?? null);
  }
  return first && (listed ?? null);
}
