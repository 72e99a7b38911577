import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      secureStudio?: {
        /** How often all environments are read; every 5 minutes by default. Changes come at once by events. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Whether a team's entity has the relation `ownerOf` to each of its environments; true by
         * default. Whoever may see the team sees it, whatever may be seen of the environments.
         */
        ownerRelation?: boolean;
      };
    };
  };
}
