import { AuditorService } from '@backstage/backend-plugin-api';
import { OwnerChange } from 'backstage-plugin-secure-studio-common';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { Router } from 'express';
import {
  Authorizer,
  environmentNotFound,
  OwnerChanges,
  requireAdmin,
  requireUser,
} from '../access';
import { audit } from '../audit';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { CallerOf } from './caller';

export interface OwnerRouteDependencies {
  caller: CallerOf;
  authorizer: Authorizer;
  auditor: AuditorService;
  environments: EnvironmentStore;
  ownerChanges: OwnerChanges;
  publish(event: EnvironmentEvent): Promise<void>;
}

/** PUT /environments/{name}/owner */
export function registerOwnerRoute(
  router: Router,
  dependencies: OwnerRouteDependencies,
): void {
  const { caller, authorizer, auditor, environments, ownerChanges, publish } =
    dependencies;

  router.put('/environments/:name/owner', async (request, response) => {
    const user = requireUser(await caller(request));
    const { name } = request.params;
    const change: OwnerChange = request.body;
    const changed = await audit(
      auditor,
      {
        eventId: 'environment-owner-change',
        severityLevel: 'medium',
        request,
        meta: { environment: name, ...change },
      },
      async () => {
        const environment = await environments.find(name);
        if (!environment) {
          throw environmentNotFound(name);
        }
        await authorizer.requireRead(user, environment);
        requireAdmin(user);
        const result = await ownerChanges.give(name, change);
        return { result, meta: { ...result } };
      },
    );
    await publish({ environment: name, change: 'owner' });
    response.json(changed);
  });
}
