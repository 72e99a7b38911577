import { ApiHolder, ApiRef } from '@backstage/core-plugin-api';

/** @throws Error if the portal has no such API. */
export function requiredApi<T>(apiHolder: ApiHolder, ref: ApiRef<T>): T {
  const api = apiHolder.get(ref);
  if (!api) {
    throw new Error(`The portal has no API ${ref.id}`);
  }
  return api;
}
