import { SECTION_NAMES } from 'backstage-plugin-secure-studio-common';
import { Request, Router } from 'express';
import {
  Authorizer,
  environmentNotFound,
  mayEndOperation,
  requireUser,
  UserCaller,
} from '../access';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { EnvironmentViews } from '../environments/EnvironmentViews';
import { LiveReads } from '../environments/LiveReads';
import { EnvironmentRecord } from '../environments/types';
import { CallerOf } from './caller';

export interface EnvironmentRoutesDependencies {
  caller: CallerOf;
  authorizer: Authorizer;
  environments: EnvironmentStore;
  liveReads: LiveReads;
  views: EnvironmentViews;
}

/** GET /environments/{name}, POST /environments/{name}/refresh */
export function registerEnvironmentRoutes(
  router: Router,
  dependencies: EnvironmentRoutesDependencies,
): void {
  const { caller, authorizer, environments, liveReads, views } = dependencies;

  async function requireReadable(
    request: Request,
  ): Promise<{ environment: EnvironmentRecord; user: UserCaller }> {
    const { name } = request.params;
    const user = requireUser(await caller(request));
    const environment = await environments.find(name);
    if (!environment) {
      throw environmentNotFound(name);
    }
    await authorizer.requireRead(user, environment);
    return { environment, user };
  }

  const describe = (environment: EnvironmentRecord, user: UserCaller) =>
    views.describe(environment, {
      userRef: user.userRef,
      mayEnd: operation => mayEndOperation(user, operation, environment),
    });

  router.get('/environments/:name', async (request, response) => {
    const { environment, user } = await requireReadable(request);
    const view = await describe(environment, user);
    if (!environment.terminatedAt) {
      liveReads.touch(environment, user.userRef, view.snapshots);
    }
    response.json(view.environment);
  });

  router.post('/environments/:name/refresh', async (request, response) => {
    const { environment, user } = await requireReadable(request);
    const section = SECTION_NAMES.find(
      known => known === request.query.section,
    );
    await liveReads.refresh(environment, user.userRef, section);
    const refreshed =
      (await environments.find(environment.name)) ?? environment;
    const view = await describe(refreshed, user);
    response.json(view.environment);
  });
}
