import { ApiHolder, useApi } from '@backstage/core-plugin-api';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { SecureStudioApi, Target } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../../api';
import { formQueryClient } from './formQueryClient';
import { requiredApi } from './requiredApi';

const targetsOf = (api: SecureStudioApi, owner: string | undefined) =>
  queryOptions({
    queryKey: ['targets', owner],
    queryFn: () => api.listTargets({ owner }),
  });

/** The targets that are open to a team; none are read before a team is chosen. */
export function useTargets(owner: string | undefined) {
  const api = useApi(secureStudioApiRef);
  return useQuery({ ...targetsOf(api, owner), enabled: owner !== undefined });
}

/** The targets that are open to a team, for a validation, which has no hooks. */
export async function fetchTargets(
  apiHolder: ApiHolder,
  owner: string | undefined,
): Promise<Target[]> {
  const api = requiredApi(apiHolder, secureStudioApiRef);
  return formQueryClient(api).fetchQuery(targetsOf(api, owner));
}
