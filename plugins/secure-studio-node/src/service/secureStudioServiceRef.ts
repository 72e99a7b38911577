import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { SecureStudioClient } from 'backstage-plugin-secure-studio-common';
import { ClientSecureStudioService } from './ClientSecureStudioService';
import { SecureStudioService } from './SecureStudioService';

/**
 * Lets other backend plugins provision, follow and read environments.
 *
 * @public
 */
export const secureStudioServiceRef = createServiceRef<SecureStudioService>({
  id: 'secure-studio.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discoveryApi: coreServices.discovery },
      async factory({ auth, discoveryApi }) {
        return new ClientSecureStudioService({
          auth,
          client: new SecureStudioClient({ discoveryApi, fetchApi: { fetch } }),
        });
      },
    }),
});
