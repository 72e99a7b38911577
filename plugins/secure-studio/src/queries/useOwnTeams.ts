import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** Entity refs of the groups that the viewer's sign-in names. */
export function useOwnTeams() {
  const identityApi = useApi(identityApiRef);
  return useQuery({
    queryKey: ['own-teams'],
    queryFn: async () => {
      const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
      return ownershipEntityRefs.filter(ref => ref.startsWith('group:'));
    },
    staleTime: Infinity,
  });
}
