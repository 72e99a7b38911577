import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { secureStudioApiRef } from '../api';

const POLL_MS = 10_000;

/** Every environment that the viewer may see. Keeps what was read last when a read fails. */
export function useEnvironments() {
  const api = useApi(secureStudioApiRef);
  return useQuery({
    queryKey: ['environments'],
    queryFn: () => api.listEnvironments(),
    refetchInterval: POLL_MS,
  });
}
