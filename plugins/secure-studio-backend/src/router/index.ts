import { LoggerService } from '@backstage/backend-plugin-api';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { spec } from '../schema/openapi.generated';
import {
  EnvironmentListRouteDependencies,
  registerEnvironmentListRoute,
} from './environmentList';
import {
  EnvironmentRoutesDependencies,
  registerEnvironmentRoutes,
} from './environments';
import { createErrorHandler } from './errors';
import { LeadRoutesDependencies, registerLeadRoutes } from './leads';
import {
  InventoryRoutesDependencies,
  registerInventoryRoutes,
} from './inventory';
import {
  NameAvailabilityRouteDependencies,
  registerNameAvailabilityRoute,
} from './nameAvailability';
import {
  OperationRoutesDependencies,
  registerOperationRoutes,
} from './operations';
import { OwnerRouteDependencies, registerOwnerRoute } from './owner';
import {
  ProvisionRouteDependencies,
  registerProvisionRoute,
} from './provision';
import {
  registerStudioUrlRoutes,
  StudioUrlRoutesDependencies,
} from './studioUrl';
import { registerTargetRoutes, TargetRoutesDependencies } from './targets';
import { registerTeamRoutes, TeamRoutesDependencies } from './teams';
import {
  registerUnregisteredRoutes,
  UnregisteredRoutesDependencies,
} from './unregistered';
import { createValidatedRouter } from './validation';

/** What the routes need. */
export type RouterDependencies = EnvironmentListRouteDependencies &
  EnvironmentRoutesDependencies &
  InventoryRoutesDependencies &
  LeadRoutesDependencies &
  NameAvailabilityRouteDependencies &
  OperationRoutesDependencies &
  OwnerRouteDependencies &
  ProvisionRouteDependencies &
  StudioUrlRoutesDependencies &
  TargetRoutesDependencies &
  TeamRoutesDependencies &
  UnregisteredRoutesDependencies & { logger: LoggerService };

/** The API that openapi.yaml describes. */
export function createRouter(dependencies: RouterDependencies): Router {
  const router = express.Router();
  // Where Backstage's tools look for a plugin's document.
  router.get('/openapi.json', (_request, response) => {
    response.json(spec);
  });
  router.use(createValidatedRouter(createRoutes(dependencies)));
  router.use(createErrorHandler(dependencies.logger));
  return router;
}

function createRoutes(dependencies: RouterDependencies): Router {
  const router = PromiseRouter();
  registerTargetRoutes(router, dependencies);
  registerTeamRoutes(router, dependencies);
  registerLeadRoutes(router, dependencies);
  registerNameAvailabilityRoute(router, dependencies);
  registerProvisionRoute(router, dependencies);
  registerEnvironmentListRoute(router, dependencies);
  registerUnregisteredRoutes(router, dependencies);
  registerEnvironmentRoutes(router, dependencies);
  registerOwnerRoute(router, dependencies);
  registerStudioUrlRoutes(router, dependencies);
  registerOperationRoutes(router, dependencies);
  registerInventoryRoutes(router, dependencies);
  return router;
}
