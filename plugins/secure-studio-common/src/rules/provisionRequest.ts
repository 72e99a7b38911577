import { ProvisionRequest, Target } from '../api';
import { checkAllowedDomains } from './domain';
import { checkEnvironmentName, parseRef } from './environmentName';
import { checkNetwork } from './network';
import { Violation } from './Violation';

/**
 * Every rule that a request for a new environment breaks, as far as the request and the target tell.
 *
 * @public
 */
export function checkProvisionRequest(
  request: ProvisionRequest,
  target: Pick<Target, 'approvedDomains'>,
): Violation[] {
  return [
    ...checkEnvironmentName(request.owner, request.name),
    ...checkProfileUser(request.profileUser),
    ...checkAllowedDomains(
      request.allowedDomains ?? [],
      target.approvedDomains,
    ),
    ...(request.network ? checkNetwork(request.network) : []),
  ];
}

function checkProfileUser(userRef: string): Violation[] {
  return parseRef(userRef)?.kind.toLocaleLowerCase('en-US') === 'user'
    ? []
    : [
        {
          field: 'profileUser',
          rule: 'must be the entity ref of a user, such as user:default/data-scientist',
        },
      ];
}
