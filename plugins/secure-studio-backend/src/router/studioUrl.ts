import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Request, Router } from 'express';
import {
  Authorizer,
  Caller,
  environmentNotFound,
  requireUser,
} from '../access';
import { TooManyRequestsError } from '../access/RateLimit';
import { StudioUrls } from '../access/StudioUrls';
import { AwsError } from '../aws';
import { EnvironmentStore } from '../environments/EnvironmentStore';

export interface StudioUrlRoutesDependencies {
  /** Who makes the request. */
  caller(request: Request): Promise<Caller>;
  authorizer: Authorizer;
  auditor: AuditorService;
  environments: EnvironmentStore;
  studioUrls: StudioUrls;
}

function retryAfterOf(error: unknown): number | undefined {
  return error instanceof TooManyRequestsError || error instanceof AwsError
    ? error.retryAfter
    : undefined;
}

/** POST /environments/{name}/studio-url */
export function registerStudioUrlRoutes(
  router: Router,
  dependencies: StudioUrlRoutesDependencies,
): void {
  const { caller, authorizer, auditor, environments, studioUrls } =
    dependencies;

  router.post('/environments/:name/studio-url', async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const { name } = request.params;
    const { profile } = request.body;
    // The event knows of the profile, never of the URL.
    const event = await auditor.createEvent({
      eventId: 'studio-url-create',
      severityLevel: 'medium',
      request,
      meta: { environment: name, profile },
    });
    try {
      const asking = requireUser(await caller(request));
      const environment = await environments.find(name);
      if (!environment) {
        throw environmentNotFound(name);
      }
      const user = await authorizer.requireOpen(
        asking,
        environment,
        await environments.findProfileUser(name, profile),
      );
      const studioUrl = await studioUrls.create(environment, {
        profile,
        user: user.userRef,
      });
      await event.success();
      response.json(studioUrl);
    } catch (error) {
      await event.fail({ error: toError(error) });
      const retryAfter = retryAfterOf(error);
      if (retryAfter !== undefined) {
        response.setHeader('Retry-After', retryAfter);
      }
      throw error;
    }
  });
}
