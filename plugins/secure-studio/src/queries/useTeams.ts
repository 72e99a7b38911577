import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { secureStudioApiRef } from '../api';

/** The viewer's teams, and whether the viewer is an admin. */
export function useTeams() {
  const api = useApi(secureStudioApiRef);
  return useQuery({ queryKey: ['teams'], queryFn: () => api.listTeams() });
}
