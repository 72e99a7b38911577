import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { Authorizer, environmentPermissions } from './access';
import { readSecureStudioConfig } from './config';
import { openDatabase } from './database';
import { createRouter } from './router';
import { createCallers } from './router/caller';
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
        metrics: metricsServiceRef,
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
          auth,
          catalog,
          logger,
          metrics: core.metrics,
        });
        const {
          environments,
          inventory,
          ownerWatch,
          reconciler,
          statuses,
          targetReader,
        } = services;

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
            logger,
            authorizer: new Authorizer({
              permissions: core.permissions,
              permissionsRegistry,
            }),
            ...createCallers({
              httpAuth,
              userInfo: core.userInfo,
              membership: services.membership,
              leads: services.leads,
              groups: config,
            }),
          }),
        );
        // Also where the configuration has a target no more.
        await statuses.refreshEverything();
        await inventory.schedule(core.scheduler, config);
        await targetReader.schedule(core.scheduler);
        await ownerWatch.schedule(core.scheduler);
        lifecycle.addStartupHook(() => reconciler.start());
        lifecycle.addShutdownHook(() => reconciler.stop());
      },
    });
  },
});
