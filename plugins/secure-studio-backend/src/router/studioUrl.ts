import { AuditorService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { Authorizer, environmentNotFound, requireUser } from '../access';
import { StudioUrls } from '../access/StudioUrls';
import { audit } from '../audit';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { ReaderOf } from './caller';

export interface StudioUrlRoutesDependencies {
  readerOf: ReaderOf;
  authorizer: Authorizer;
  auditor: AuditorService;
  environments: EnvironmentStore;
  studioUrls: StudioUrls;
}

/** POST /environments/{name}/studio-url: the answer is a credential. */
export function registerStudioUrlRoutes(
  router: Router,
  dependencies: StudioUrlRoutesDependencies,
): void {
  const { readerOf, authorizer, auditor, environments, studioUrls } =
    dependencies;

  router.post('/environments/:name/studio-url', async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const asking = requireUser(await readerOf(request));
    const { name } = request.params;
    const { profile } = request.body;
    const studioUrl = await audit(
      auditor,
      {
        eventId: 'studio-url-create',
        severityLevel: 'medium',
        request,
        meta: { environment: name, profile },
      },
      async () => {
        const [environment, profileUser] = await Promise.all([
          environments.find(name),
          environments.findProfileUser(name, profile),
        ]);
        if (!environment) {
          throw environmentNotFound(name);
        }
        const { userRef } = await authorizer.requireOpen(
          asking,
          environment,
          profileUser,
        );
        const result = await studioUrls.create(environment, {
          profile,
          user: userRef,
        });
        return { result, meta: { expiresAt: result.expiresAt } };
      },
    );
    response.json(studioUrl);
  });
}
