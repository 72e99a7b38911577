import { useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Operation,
  OperationEvent,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../api';

const POLL_MS = 2_000;
const PAGE_SIZE = 1_000;

/** The events of an operation, oldest first. Each poll asks only for those after the last known. */
export function useOperationEvents(operation: Pick<Operation, 'id' | 'state'>) {
  const api = useApi(secureStudioApiRef);
  const queryClient = useQueryClient();
  const { id, state } = operation;
  const queryKey = ['operation-events', id];

  const query = useQuery({
    queryKey,
    queryFn: async () => {
      const known = queryClient.getQueryData<OperationEvent[]>(queryKey) ?? [];
      const fresh = await api.listOperationEvents({
        id,
        after: known.at(-1)?.sequence ?? 0,
        limit: PAGE_SIZE,
      });
      return [...known, ...fresh];
    },
    refetchInterval: state === 'open' ? POLL_MS : false,
  });

  // The last events are written as the operation ends, after the last poll.
  const { refetch } = query;
  useEffect(() => {
    if (state !== 'open') {
      refetch();
    }
  }, [state, refetch]);

  return query;
}
