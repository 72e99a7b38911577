import {
  checkEnvironmentName,
  NameAvailability,
} from 'backstage-plugin-secure-studio-common';
import { Router } from 'express';
import { canonicalRef, requireMember } from '../access';
import { EnvironmentNames } from '../operations/EnvironmentNames';
import { CallerOf } from './caller';

export interface NameAvailabilityRouteDependencies {
  caller: CallerOf;
  names: EnvironmentNames;
}

/** GET /name-availability: so that a form can say it before the request is made. */
export function registerNameAvailabilityRoute(
  router: Router,
  dependencies: NameAvailabilityRouteDependencies,
): void {
  const { names } = dependencies;

  router.get('/name-availability', async (request, response) => {
    const caller = await dependencies.caller(request);
    const { owner: ownerRef, name } = request.query as {
      owner: string;
      name: string;
    };
    const owner = canonicalRef(ownerRef);
    requireMember(caller, owner);
    const fullName = await names.fullNameOf(owner, name);
    const [violation] = checkEnvironmentName(owner, name);
    const reason = violation
      ? `${violation.field}: ${violation.rule}`
      : await names.heldReason({ fullName, owner, name });
    const answer: NameAvailability = {
      fullName,
      available: reason === undefined,
      reason: reason ?? null,
    };
    response.json(answer);
  });
}
