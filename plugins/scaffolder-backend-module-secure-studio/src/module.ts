import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { secureStudioServiceRef } from 'backstage-plugin-secure-studio-node';
import { createProvisionEnvironmentAction } from './actions/provisionEnvironment';

/**
 * Adds `secureStudio:environment:provision` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleSecureStudio = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'secure-studio',
  register(env) {
    env.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        secureStudio: secureStudioServiceRef,
      },
      async init({ scaffolder, auth, secureStudio }) {
        scaffolder.addActions(
          createProvisionEnvironmentAction({ auth, secureStudio }),
        );
      },
    });
  },
});
