import { AuditorService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import {
  ProvisionPlan,
  ProvisionRequest,
} from 'backstage-plugin-secure-studio-common';
import { EnvironmentEvent } from 'backstage-plugin-secure-studio-node';
import { Router } from 'express';
import {
  Authorizer,
  mayEndOperation,
  Membership,
  requireUser,
  UserCaller,
} from '../access';
import { RateLimits } from '../access/RateLimits';
import { audit } from '../audit';
import { TargetConfig } from '../config';
import {
  checkName,
  checkProvision,
  normalizeRequest,
  placeProvision,
} from '../operations/checkProvision';
import { EnvironmentNames } from '../operations/EnvironmentNames';
import { AskedBy } from '../operations/OperationStore';
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
  membership: Membership;
  names: EnvironmentNames;
  requests: ProvisionRequests;
  limits: RateLimits;
  regions: RegionReader;
  auditor: AuditorService;
  publish(event: EnvironmentEvent): Promise<void>;
}

/** POST /environments: everything is checked before anything is stored. */
export function registerProvisionRoute(
  router: Router,
  dependencies: ProvisionRouteDependencies,
): void {
  const { names, requests, regions, auditor, publish, targets, targetReader } =
    dependencies;

  /** Who may not ask is told so before anything is said of the target. */
  async function check(user: UserCaller, request: ProvisionRequest) {
    checkName(request.owner, request.name);
    const fullName = await names.fullNameOf(request.owner, request.name);
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
    await dependencies.limits.take('provisions', {
      person: user.userRef,
      team: request.owner,
    });
    const offered = await targetReader.offer(target);
    const checked = await checkProvision({ ...request, fullName }, offered, {
      isMember: (userRef, groupRef) =>
        dependencies.membership.isMember(userRef, groupRef, user),
    });
    return {
      checked,
      place: () => placeProvision(checked, target, offered, regions),
    };
  }

  /** A request that comes again is not held against what it made itself. */
  async function submit(
    { checked, place }: Awaited<ReturnType<typeof check>>,
    submission: AskedBy,
  ) {
    const same = await requests.findSame(checked.spec, submission);
    if (same) {
      return same;
    }
    await names.requireUnhidden(checked.spec.fullName);
    return requests.submit({ ...submission, spec: await place() });
  }

  router.post('/environments', async (request, response) => {
    const user = requireUser(await dependencies.caller(request));
    const body = normalizeRequest(request.body);
    // The validation made a boolean of it.
    const { dryRun } = request.query as unknown as { dryRun?: boolean };
    if (dryRun) {
      const { place } = await check(user, body);
      const spec = await place();
      const reason =
        (await names.heldReason({
          ...spec,
          requestHash: requestHash(spec),
        })) ?? (await requests.quotaReason(spec));
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
    const mayEnd = mayEndOperation(user, operation, body);
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
