import { AuditorService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { RegistrationResult } from 'backstage-plugin-secure-studio-common';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { Router } from 'express';
import { requireAdmin } from '../access';
import { audit } from '../audit';
import {
  Registration,
  registrationError,
  RegistrationRequest,
  UnregisteredStore,
} from '../register';
import { CallerOf } from './caller';

export interface UnregisteredRoutesDependencies {
  caller: CallerOf;
  auditor: AuditorService;
  unregistered: UnregisteredStore;
  registration: Registration;
  reader: { refresh(name: string): Promise<void> };
  publish(event: EnvironmentEvent): Promise<void>;
}

/** Of which each may have many profiles. */
const DEFAULT_LIMIT = 50;

/** GET /unregistered, POST /unregistered/register */
export function registerUnregisteredRoutes(
  router: Router,
  dependencies: UnregisteredRoutesDependencies,
): void {
  const { caller, auditor, publish, reader, registration, unregistered } =
    dependencies;

  router.get('/unregistered', async (request, response) => {
    requireAdmin(await caller(request));
    // What the validation has let pass.
    const { cursor, limit = DEFAULT_LIMIT } = request.query as {
      cursor?: string;
      limit?: number;
    };
    response.json(await unregistered.page({ cursor, limit }));
  });

  router.post('/unregistered/register', async (request, response) => {
    const admin = requireAdmin(await caller(request));
    const { items } = request.body as { items: RegistrationRequest[] };
    if (items.length > 1 && items.some(({ confirmation }) => confirmation)) {
      throw new InputError(
        'items: must be one alone where its owner and profiles are confirmed',
      );
    }

    async function register(
      item: RegistrationRequest,
    ): Promise<RegistrationResult> {
      const { target, provisionedProductId } = item;
      try {
        const environment = await audit(
          auditor,
          {
            eventId: 'environment-register',
            severityLevel: 'high',
            request,
            meta: {
              target,
              provisionedProductId,
              confirmed: item.confirmation !== undefined,
              ...(item.confirmation && { owner: item.confirmation.owner }),
            },
          },
          async () => {
            const name = await registration.register(item, admin.userRef);
            return { result: name, meta: { environment: name } };
          },
        );
        await reader.refresh(environment);
        await publish({ environment, change: 'status' });
        return { provisionedProductId, environment, error: null };
      } catch (error) {
        const reason = registrationError(error);
        if (reason === undefined || items.length === 1) {
          throw error;
        }
        return { provisionedProductId, environment: null, error: reason };
      }
    }

    const results: RegistrationResult[] = [];
    for (const item of items) {
      results.push(await register(item));
    }
    response.json({ items: results });
  });
}
