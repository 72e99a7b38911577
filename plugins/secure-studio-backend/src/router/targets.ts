import { Router } from 'express';
import {
  DEFAULT_NETWORK,
  KNOWN_PARAMETERS,
  Target,
} from 'backstage-plugin-secure-studio-common';
import { isOpenTo, requireMember, requireUser } from '../access';
import { TargetConfig } from '../config';
import { TargetReader, TargetView } from '../targets/TargetReader';
import { CallerOf } from './caller';

export interface TargetRoutesDependencies {
  caller: CallerOf;
  targets: readonly TargetConfig[];
  targetReader: TargetReader;
}

/** Of a target that cannot be used, what its configuration alone says. */
function toTarget(target: TargetConfig, view: TargetView): Target {
  const { choices, parameters, tagFields } =
    'offered' in view
      ? view.offered
      : {
          choices: target.choices,
          parameters: [...KNOWN_PARAMETERS],
          tagFields: [],
        };
  return {
    id: target.id,
    accountId: target.accountId,
    region: target.region,
    version: target.version,
    parameters,
    problem: 'problem' in view ? view.problem : null,
    approvedDomains: [...target.approvedDomains],
    choices,
    tagFields,
    network: DEFAULT_NETWORK,
  };
}

/** GET /targets */
export function registerTargetRoutes(
  router: Router,
  { caller, targets, targetReader }: TargetRoutesDependencies,
): void {
  router.get('/targets', async (request, response) => {
    const user = requireUser(await caller(request));
    const { owner } = request.query;
    if (typeof owner === 'string') {
      requireMember(user, owner);
    }
    const groups = typeof owner === 'string' ? [owner] : user.groups;
    const open = targets.filter(target =>
      groups.some(group => isOpenTo(target, group)),
    );
    response.json({
      items: await Promise.all(
        open.map(async target =>
          toTarget(target, await targetReader.describe(target)),
        ),
      ),
    });
  });
}
