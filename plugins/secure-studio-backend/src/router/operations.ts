import { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { Router } from 'express';
import {
  Authorizer,
  Caller,
  isLead,
  mayEndOperation,
  operationNotFound,
  requireUser,
} from '../access';
import { audit } from '../audit';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { Ending } from '../operations/ending';
import { OperationEndings } from '../operations/OperationEndings';
import { OperationStore } from '../operations/OperationStore';
import { toOperation } from '../operations/toOperation';
import { CallerOf } from './caller';

export interface OperationRoutesDependencies {
  caller: CallerOf;
  authorizer: Authorizer;
  auditor: AuditorService;
  operations: OperationStore;
  endings: OperationEndings;
  environments: EnvironmentStore;
  publish(event: EnvironmentEvent): Promise<void>;
}

const ENDINGS: readonly Ending[] = ['cancel', 'abandon'];

/** GET /operations/{id}, GET /operations/{id}/events, POST /operations/{id}/cancel, POST /operations/{id}/abandon */
export function registerOperationRoutes(
  router: Router,
  dependencies: OperationRoutesDependencies,
): void {
  const { auditor, authorizer, endings, environments, operations } =
    dependencies;

  async function find(id: string, caller: Caller) {
    const operation = await operations.find(id);
    const environment =
      operation && (await environments.find(operation.environment));
    if (!operation || !environment) {
      throw operationNotFound(id);
    }
    await authorizer.requireReadOperation(caller, operation, environment);
    const mayEnd = mayEndOperation(caller, operation, environment, isLead);
    return { operation, mayEnd };
  }

  router.get('/operations/:id', async (request, response) => {
    const caller = await dependencies.caller(request);
    const { operation, mayEnd } = await find(request.params.id, caller);
    response.json(toOperation(operation, mayEnd));
  });

  router.get('/operations/:id/events', async (request, response) => {
    const caller = await dependencies.caller(request);
    const { operation } = await find(request.params.id, caller);
    // The validation made numbers of them.
    const { after, limit } = request.query as unknown as {
      after?: number;
      limit?: number;
    };
    response.json({
      items: await operations.events.list(operation.id, { after, limit }),
    });
  });

  for (const ending of ENDINGS) {
    router.post(`/operations/:id/${ending}`, async (request, response) => {
      const { id } = request.params;
      const user = requireUser(await dependencies.caller(request));
      const ended = await audit(
        auditor,
        {
          eventId: `operation-${ending}`,
          severityLevel: 'medium',
          request,
          meta: { operation: id },
        },
        async () => {
          const { operation, mayEnd } = await find(id, user);
          if (!mayEnd) {
            throw new NotAllowedError(
              `Only who asked for it, a lead of the owning group or an admin may ${ending} an operation`,
            );
          }
          const result = await endings.end(operation, ending, user.userRef);
          const { environment, state, provisionedProductId } = result;
          return { result, meta: { environment, state, provisionedProductId } };
        },
      );
      await dependencies.publish({
        environment: ended.environment,
        change: 'status',
        operationId: id,
      });
      response.json(toOperation(ended, true));
    });
  }
}
