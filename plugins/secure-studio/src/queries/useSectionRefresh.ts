import { useApi } from '@backstage/core-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  Environment,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../api';
import { environmentKey } from './useEnvironment';

/** Takes one section alone from an answer, so that the answer does not undo a newer read of another. */
function withSection(
  environment: Environment,
  section: SectionName,
  fresh: Environment,
): Environment {
  return {
    ...environment,
    sections: { ...environment.sections, [section]: fresh.sections[section] },
  };
}

/** Reads one section of an environment from AWS now. */
export function useSectionRefresh(name: string, section: SectionName) {
  const api = useApi(secureStudioApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.refreshEnvironment({ name, section }),
    onSuccess: fresh =>
      queryClient.setQueryData<Environment>(environmentKey(name), current =>
        current ? withSection(current, section, fresh) : fresh,
      ),
  });
}
