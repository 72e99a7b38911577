import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  ENVIRONMENT_EVENTS_TOPIC,
  EnvironmentEvent,
  secureStudioServiceRef,
} from 'backstage-plugin-secure-studio-node';
import { ownerProcessors } from './processors/ownerProcessors';
import { SecureStudioEntityProvider } from './provider/SecureStudioEntityProvider';

/**
 * Keeps an entity for each environment, by schedule and by events.
 *
 * @public
 */
export const catalogModuleSecureStudio = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'secure-studio',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        secureStudio: secureStudioServiceRef,
      },
      async init(deps) {
        const { catalog, config, events, scheduler } = deps;
        const options = config.getOptionalConfig(
          'catalog.providers.secureStudio',
        );
        const schedule = options?.getOptionalConfig('schedule');
        const provider = new SecureStudioEntityProvider({
          ...deps,
          entities: {
            portalUrl: config.getString('app.baseUrl').replace(/\/$/, ''),
            ownerRelation: options?.getOptionalBoolean('ownerRelation') ?? true,
          },
          taskRunner: scheduler.createScheduledTaskRunner(
            schedule
              ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
              : {
                  frequency: { minutes: 5 },
                  timeout: { minutes: 5 },
                  initialDelay: { seconds: 5 },
                },
          ),
        });
        catalog.addEntityProvider(provider);
        catalog.addProcessor(ownerProcessors);
        await events.subscribe({
          id: 'secure-studio-entity-provider',
          topics: [ENVIRONMENT_EVENTS_TOPIC],
          onEvent: async ({ eventPayload }) => {
            const { environment, change } = eventPayload as EnvironmentEvent;
            // A new snapshot alone changes nothing that an entity shows.
            if (change !== 'observed') {
              provider.changed(environment);
            }
          },
        });
      },
    });
  },
});
