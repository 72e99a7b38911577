import { AuditorService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { requireAdmin } from '../access';
import { audit } from '../audit';
import { MissingEnvironments } from '../environments/MissingEnvironments';
import { CallerOf } from './caller';

export interface InventoryRoutesDependencies {
  caller: CallerOf;
  auditor: AuditorService;
  missing: MissingEnvironments;
}

/** GET /inventory, POST /inventory/{target}/confirm: for admins. */
export function registerInventoryRoutes(
  router: Router,
  dependencies: InventoryRoutesDependencies,
): void {
  const { auditor, caller, missing } = dependencies;

  router.get('/inventory', async (request, response) => {
    requireAdmin(await caller(request));
    response.json({ items: await missing.list() });
  });

  router.post('/inventory/:target/confirm', async (request, response) => {
    const asking = await caller(request);
    const { target } = request.params;
    const { environments } = request.body;
    const inventory = await audit(
      auditor,
      {
        eventId: 'inventory-confirm',
        severityLevel: 'high',
        request,
        meta: { target, environments },
      },
      async () => {
        const { userRef: by } = requireAdmin(asking);
        const result = await missing.confirm(target, { environments, by });
        return { result, meta: {} };
      },
    );
    response.json(inventory);
  });
}
