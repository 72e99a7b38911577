import { Router } from 'express';
import { Authorizer, Caller, operationNotFound } from '../access';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { OperationStore } from '../operations/OperationStore';
import { toOperation } from '../operations/toOperation';
import { StoredOperation } from '../operations/types';
import { CallerOf } from './caller';

export interface OperationRoutesDependencies {
  caller: CallerOf;
  authorizer: Authorizer;
  operations: OperationStore;
  environments: EnvironmentStore;
}

/** GET /operations/{id}, GET /operations/{id}/events */
export function registerOperationRoutes(
  router: Router,
  dependencies: OperationRoutesDependencies,
): void {
  const { authorizer, operations, environments } = dependencies;

  async function find(id: string, caller: Caller): Promise<StoredOperation> {
    const operation = await operations.find(id);
    const environment =
      operation && (await environments.find(operation.environment));
    if (!operation || !environment) {
      throw operationNotFound(id);
    }
    await authorizer.requireReadOperation(caller, operation, environment);
    return operation;
  }

  router.get('/operations/:id', async (request, response) => {
    const caller = await dependencies.caller(request);
    response.json(toOperation(await find(request.params.id, caller)));
  });

  router.get('/operations/:id/events', async (request, response) => {
    const caller = await dependencies.caller(request);
    const { id } = await find(request.params.id, caller);
    // The validation made numbers of them.
    const { after, limit } = request.query as unknown as {
      after?: number;
      limit?: number;
    };
    response.json({
      items: await operations.events.list(id, { after, limit }),
    });
  });
}
