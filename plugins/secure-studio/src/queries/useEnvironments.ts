import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { EnvironmentListQuery } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../api';

const POLL_MS = 10_000;

/**
 * A page of the environments that the viewer may see. Keeps what was read last when a read fails, and
 * while another page is read.
 */
export function useEnvironments(query: EnvironmentListQuery) {
  const api = useApi(secureStudioApiRef);
  return useQuery({
    queryKey: ['environments', query],
    queryFn: () => api.listEnvironments(query),
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}
