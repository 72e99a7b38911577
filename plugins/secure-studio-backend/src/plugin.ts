import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { Authorizer, environmentPermissions } from './access';
import { readSecureStudioConfig } from './config';
import { openDatabase } from './database';
import { requireEntities } from './register';
import { createRouter } from './router';
import { createCallerOf } from './router/caller';
import { createServices } from './services';

/**
 * Secure Studio's backend: its API, the reconciler of operations and the sweeps of the inventory.
 *
 * @public
 */
export const secureStudioPlugin = createBackendPlugin({
  pluginId: 'secure-studio',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({ auditor, auth, catalog, database, events, ...core }) {
        const { httpAuth, lifecycle, logger, permissionsRegistry } = core;
        const config = readSecureStudioConfig(core.rootConfig);
        const services = createServices({
          rootConfig: core.rootConfig,
          config,
          database: await openDatabase(database),
          events,
          logger,
          requireEntities: refs => requireEntities(refs, { catalog, auth }),
        });
        const { environments, inventory, reconciler } = services;

        permissionsRegistry.addResourceType(
          environmentPermissions({
            loadEnvironments: names =>
              Promise.all(names.map(name => environments.find(name))),
          }),
        );
        core.httpRouter.use(
          createRouter({
            ...services,
            auditor,
            auth,
            logger,
            authorizer: new Authorizer({
              permissions: core.permissions,
              permissionsRegistry,
            }),
            caller: createCallerOf({
              httpAuth,
              userInfo: core.userInfo,
              groups: config,
            }),
            catalog,
          }),
        );
        await inventory.schedule(core.scheduler, config);
        lifecycle.addStartupHook(() => reconciler.start());
        lifecycle.addShutdownHook(() => reconciler.stop());
      },
    });
  },
});
