import { ProvisionRequest, Target } from '../api';
import { resolveSettings } from '../settings';
import { checkBreakGlassRoles, checkKeys } from './arns';
import { checkChoices } from './choices';
import { checkDeclared } from './declared';
import { checkEgress } from './egress';
import { checkEndpoints } from './endpoints';
import { checkEnvironmentName, parseRef } from './environmentName';
import { checkExistingVpc } from './existingVpc';
import { checkNetwork } from './network';
import { checkTags } from './requestTags';
import { checkStudio } from './studio';
import { checkVersionName } from './versionNames';
import { Violation } from './Violation';

/**
 * Every rule that a request for a new environment breaks, as far as the request and the target tell.
 *
 * @public
 */
export function checkProvisionRequest(
  request: ProvisionRequest,
  target: Pick<
    Target,
    | 'accountId'
    | 'region'
    | 'version'
    | 'parameters'
    | 'approvedDomains'
    | 'choices'
    | 'tagFields'
  >,
): Violation[] {
  const settings = resolveSettings(request, target.choices);
  return [
    ...checkEnvironmentName(request.owner, request.name),
    ...checkVersionName(request, target.version),
    ...checkProfileUser(request.profileUser),
    ...checkDeclared(request, target),
    ...checkChoices(settings, target.choices),
    ...checkEgress(settings, {
      approvedDomains: target.approvedDomains,
      acknowledgeOpenEgress: request.acknowledgeOpenEgress,
    }),
    ...(request.network
      ? checkNetwork(request.network, {
          zones: settings.zones,
          existing: settings.existingVpc !== undefined,
        })
      : []),
    ...checkExistingVpc(settings, request.network !== undefined),
    ...checkEndpoints(settings, target.region),
    ...checkStudio(settings),
    ...checkKeys(settings, target),
    ...checkBreakGlassRoles(settings, target),
    ...checkTags(request.tags, target.tagFields),
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
