import { AuditorService, AuthService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ProvisionPlan,
  ProvisionRequest,
} from 'backstage-plugin-secure-studio-common';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { Router } from 'express';
import { Authorizer, requireUser, UserCaller } from '../access';
import { RateLimits } from '../access/RateLimits';
import { audit } from '../audit';
import { TargetConfig } from '../config';
import {
  checkName,
  checkProvision,
  normalizeRequest,
} from '../operations/checkProvision';
import { ProvisionRequests } from '../operations/ProvisionRequests';
import { RegionReader } from '../operations/RegionReader';
import { toOperation } from '../operations/toOperation';
import { ProvisionSpec } from '../operations/types';
import { CallerOf } from './caller';

export interface ProvisionRouteDependencies {
  caller: CallerOf;
  authorizer: Authorizer;
  targets: readonly TargetConfig[];
  requests: ProvisionRequests;
  limits: RateLimits;
  regions: RegionReader;
  catalog: CatalogService;
  auth: AuthService;
  auditor: AuditorService;
  publish(event: EnvironmentEvent): Promise<void>;
}

/** POST /environments: everything is checked before anything is stored. */
export function registerProvisionRoute(
  router: Router,
  dependencies: ProvisionRouteDependencies,
): void {
  const { requests, auditor, publish, targets, authorizer } = dependencies;

  /** Who may not ask is told so before anything is said of the target. */
  async function check(
    user: UserCaller,
    request: ProvisionRequest,
  ): Promise<ProvisionSpec> {
    const fullName = checkName(request.owner, request.name);
    const target = targets.find(({ id }) => id === request.target);
    if (!target) {
      throw new InputError(
        `target: must be a target that is open to ${request.owner}`,
      );
    }
    await authorizer.requireCreate(
      user,
      { name: fullName, owner: request.owner, target: target.id },
      target,
    );
    await dependencies.limits.take('provisions', {
      person: user.userRef,
      team: request.owner,
    });
    return checkProvision(request, target, dependencies);
  }

  router.post('/environments', async (request, response) => {
    const user = requireUser(await dependencies.caller(request));
    const body = normalizeRequest(request.body);
    // The validation made a boolean of it.
    const { dryRun } = request.query as unknown as { dryRun?: boolean };
    if (dryRun) {
      const spec = await check(user, body);
      const reason = await requests.refusalOf(spec);
      if (reason) {
        throw new ConflictError(reason);
      }
      response.json(toPlan(spec));
      return;
    }
    const operation = await audit(
      auditor,
      {
        eventId: 'environment-provision',
        severityLevel: 'medium',
        request,
        meta: { owner: body.owner, name: body.name, target: body.target },
      },
      async () => {
        const spec = await check(user, body);
        const result = await requests.submit({
          spec,
          idempotencyKey: request.header('Idempotency-Key') ?? '',
          initiator: user.userRef,
        });
        const { id, environment, attempt } = result;
        return { result, meta: { operation: id, environment, attempt } };
      },
    );
    await publish({
      environment: operation.environment,
      change: 'requested',
      operationId: operation.id,
    });
    response.status(202).json(toOperation(operation));
  });
}

function toPlan({
  profileUser: _,
  name: __,
  ...plan
}: ProvisionSpec): ProvisionPlan {
  return plan;
}
