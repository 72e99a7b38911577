import { useApi } from '@backstage/core-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { secureStudioApiRef } from '../api';

const POLL_MS = 30_000;
const QUERY_KEY = ['inventory'];

/** What the last sweep of each target came to. For admins. */
export function useInventory(options: { enabled: boolean }) {
  const api = useApi(secureStudioApiRef);
  return useQuery({
    queryKey: QUERY_KEY,
    queryFn: () => api.listInventory(),
    refetchInterval: POLL_MS,
    enabled: options.enabled,
  });
}

/** Lets the next sweep find out whether what is missing is gone. */
export function useMissingConfirmation() {
  const api = useApi(secureStudioApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: Parameters<typeof api.confirmMissing>[0]) =>
      api.confirmMissing(request),
    onSettled: () => queryClient.invalidateQueries({ queryKey: QUERY_KEY }),
  });
}
