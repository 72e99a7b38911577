import { useApi } from '@backstage/core-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Operation } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../api';
import { environmentKey } from './useEnvironment';

/** How a person ends an operation. */
export type Ending = NonNullable<Operation['cancellable']>;

/** Ends an operation and reads its environment anew, which it may have changed also where it is refused. */
export function useOperationEnding({
  id,
  environment,
}: Pick<Operation, 'id' | 'environment'>) {
  const api = useApi(secureStudioApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ending: Ending) =>
      ending === 'cancel' ? api.cancelOperation(id) : api.abandonOperation(id),
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: environmentKey(environment) }),
  });
}
