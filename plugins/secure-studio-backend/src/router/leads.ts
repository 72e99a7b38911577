import { AuditorService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { Leads, requireAdmin, requireMember, requireUser } from '../access';
import { audit } from '../audit';
import { CallerOf } from './caller';

export interface LeadRoutesDependencies {
  caller: CallerOf;
  leads: Leads;
  auditor: AuditorService;
}

/** GET, POST and DELETE /teams/leads */
export function registerLeadRoutes(
  router: Router,
  { caller, leads, auditor }: LeadRoutesDependencies,
): void {
  router.get('/teams/leads', async (request, response) => {
    const user = requireUser(await caller(request));
    // The validation made sure of it.
    const { owner } = request.query as { owner: string };
    if (!user.isAdmin && !user.isReviewer) {
      requireMember(user, owner);
    }
    response.json({ items: await leads.leadsOf(owner) });
  });

  router.post('/teams/leads', async (request, response) => {
    const { userRef } = requireAdmin(await caller(request));
    const { owner, user }: { owner: string; user: string } = request.body;
    await audit(
      auditor,
      {
        eventId: 'lead-appoint',
        severityLevel: 'medium',
        request,
        meta: { owner, user },
      },
      async () => ({
        result: await leads.appoint({ owner, user }, userRef),
        meta: {},
      }),
    );
    response.status(204).end();
  });

  router.delete('/teams/leads', async (request, response) => {
    requireAdmin(await caller(request));
    // The validation made sure of it.
    const { owner, user } = request.query as { owner: string; user: string };
    await audit(
      auditor,
      {
        eventId: 'lead-dismiss',
        severityLevel: 'medium',
        request,
        meta: { owner, user },
      },
      async () => ({ result: await leads.dismiss({ owner, user }), meta: {} }),
    );
    response.status(204).end();
  });
}
