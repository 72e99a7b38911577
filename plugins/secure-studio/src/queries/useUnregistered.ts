import { useApi } from '@backstage/core-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RegistrationRequest } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../api';

const POLL_MS = 30_000;
const QUERY_KEY = ['unregistered'];

/** What is on AWS with this portal's tags and has no row in its register. For admins. */
export function useUnregistered(options: { enabled: boolean }) {
  const api = useApi(secureStudioApiRef);
  return useQuery({
    queryKey: QUERY_KEY,
    queryFn: () => api.listUnregistered(),
    refetchInterval: POLL_MS,
    enabled: options.enabled,
  });
}

/** Takes products into the register and reads anew what is left. */
export function useRegistration() {
  const api = useApi(secureStudioApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (items: RegistrationRequest[]) =>
      api.registerEnvironments(items),
    onSettled: () =>
      Promise.all(
        [QUERY_KEY, ['environments']].map(queryKey =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
