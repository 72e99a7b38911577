import {
  ApiRef,
  createApiFactory,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  SecureStudioApi,
  SecureStudioClient,
} from 'backstage-plugin-secure-studio-common';

/**
 * The backend's API, as the signed-in user.
 *
 * @public
 */
export const secureStudioApiRef: ApiRef<SecureStudioApi> = createApiRef({
  id: 'plugin.secure-studio.api',
});

export const secureStudioApiFactory = createApiFactory({
  api: secureStudioApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) =>
    new SecureStudioClient({ discoveryApi, fetchApi }),
});
