import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { secureStudioApiRef } from '../../api';

/** The targets that are open to a team; none are read before a team is chosen. */
export function useTargets(owner: string | undefined) {
  const api = useApi(secureStudioApiRef);
  return useQuery({
    queryKey: ['targets', owner],
    queryFn: () => api.listTargets({ owner }),
    enabled: owner !== undefined,
  });
}
