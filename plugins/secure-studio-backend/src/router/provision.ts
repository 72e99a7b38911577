import { AuditorService, AuthService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ProvisionPlan,
  ProvisionRequest,
} from 'backstage-plugin-secure-studio-common';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { Router } from 'express';
import {
  Authorizer,
  isLead,
  mayEndOperation,
  requireUser,
  UserCaller,
} from '../access';
import { audit } from '../audit';
import { TargetConfig } from '../config';
import {
  checkName,
  checkProvision,
  normalizeRequest,
  placeProvision,
} from '../operations/checkProvision';
import { ProvisionRequests } from '../operations/ProvisionRequests';
import { RegionReader } from '../operations/RegionReader';
import { requestHash } from '../operations/submission';
import { toOperation } from '../operations/toOperation';
import { ProvisionSpec } from '../operations/types';
import { TargetReader } from '../targets/TargetReader';
import { CallerOf } from './caller';

export interface ProvisionRouteDependencies {
  caller: CallerOf;
  authorizer: Authorizer;
  targets: readonly TargetConfig[];
  targetReader: TargetReader;
  requests: ProvisionRequests;
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
  const { requests, regions, auditor, publish, targets, targetReader } =
    dependencies;

  /** Who may not ask is told so before anything is said of the target. */
  async function check(user: UserCaller, request: ProvisionRequest) {
    const fullName = checkName(request.owner, request.name);
    const target = targets.find(({ id }) => id === request.target);
    if (!target) {
      throw new InputError(
        `target: must be a target that is open to ${request.owner}`,
      );
    }
    await dependencies.authorizer.requireCreate(
      user,
      { name: fullName, owner: request.owner, target: target.id },
      target,
    );
    const offered = await targetReader.offer(target);
    const checked = await checkProvision(request, offered, dependencies);
    return {
      checked,
      place: () => placeProvision(checked, target, offered, regions),
    };
  }

  /** A request that comes again is not held against what it made itself. */
  async function submit(
    { checked, place }: Awaited<ReturnType<typeof check>>,
    submission: { idempotencyKey: string; initiator: string },
  ) {
    const same = await requests.findSame(
      checked.spec,
      submission.idempotencyKey,
    );
    return same ?? requests.submit({ ...submission, spec: await place() });
  }

  router.post('/environments', async (request, response) => {
    const user = requireUser(await dependencies.caller(request));
    const body = normalizeRequest(request.body);
    // The validation made a boolean of it.
    const { dryRun } = request.query as unknown as { dryRun?: boolean };
    if (dryRun) {
      const { place } = await check(user, body);
      const spec = await place();
      const reason = await requests.nameHeldReason({
        ...spec,
        requestHash: requestHash(spec),
      });
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
        const result = await submit(await check(user, body), {
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
    const mayEnd = mayEndOperation(user, operation, body, isLead);
    response.status(202).json(toOperation(operation, mayEnd));
  });
}

function toPlan({
  profileUser: _,
  name: __,
  asked: ___,
  ...plan
}: ProvisionSpec): ProvisionPlan {
  return plan;
}
