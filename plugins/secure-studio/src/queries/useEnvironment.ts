import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../api';

const POLL_MS = 5_000;
const POLL_OPERATION_MS = 2_000;

export const environmentKey = (name: string) => ['environment', name];

function pollInterval(environment: Environment | undefined): number {
  return environment?.operation?.state === 'open' ? POLL_OPERATION_MS : POLL_MS;
}

/** One environment with its sections. Keeps what was read last when a read fails. */
export function useEnvironment(name: string) {
  const api = useApi(secureStudioApiRef);
  return useQuery({
    queryKey: environmentKey(name),
    queryFn: () => api.getEnvironment(name),
    refetchInterval: query => pollInterval(query.state.data),
  });
}
