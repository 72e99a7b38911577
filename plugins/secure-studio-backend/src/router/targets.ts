import { Router } from 'express';
import { DEFAULT_NETWORK, Target } from 'backstage-plugin-secure-studio-common';
import { isOpenTo, requireMember, requireUser } from '../access';
import { TargetConfig } from '../config';
import { CallerOf } from './caller';

export interface TargetRoutesDependencies {
  caller: CallerOf;
  targets: readonly TargetConfig[];
}

function toTarget(target: TargetConfig): Target {
  return {
    id: target.id,
    accountId: target.accountId,
    region: target.region,
    approvedDomains: [...target.approvedDomains],
    choices: target.choices,
    network: DEFAULT_NETWORK,
  };
}

/** GET /targets */
export function registerTargetRoutes(
  router: Router,
  { caller, targets }: TargetRoutesDependencies,
): void {
  router.get('/targets', async (request, response) => {
    const user = requireUser(await caller(request));
    const { owner } = request.query;
    if (typeof owner === 'string') {
      requireMember(user, owner);
    }
    const groups = typeof owner === 'string' ? [owner] : user.groups;
    response.json({
      items: targets
        .filter(target => groups.some(group => isOpenTo(target, group)))
        .map(toTarget),
    });
  });
}
