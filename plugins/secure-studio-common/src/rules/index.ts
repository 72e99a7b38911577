export { checkBreakGlassRole, checkBreakGlassRoles, checkKeys } from './arns';
export { checkChoices, CHOICE_FIELDS } from './choices';
export { cidrContains, cidrsOverlap } from './cidr';
export { checkDeclared } from './declared';
export { checkAllowedDomain, checkDeniedDomain } from './domain';
export * as domainSets from './domainSet';
export type { DomainSet } from './domainSet';
export { checkEgress, hasFirewall, neededCapacity } from './egress';
export { checkEndpoints } from './endpoints';
export {
  checkEnvironmentName,
  environmentFullName,
  MAX_ENVIRONMENT_NAME_LENGTH,
  nameWithoutGroup,
} from './environmentName';
export { checkExistingVpc } from './existingVpc';
export { checkNetwork } from './network';
export { checkProvisionRequest } from './provisionRequest';
export { checkRegionZones } from './regionZones';
export { checkTags, tagPath } from './requestTags';
export { checkStudio } from './studio';
export { checkTagKey, checkTagValue, foldTagKey, MAX_ADDED_TAGS } from './tags';
export {
  checkApprovedDomains,
  checkTeamDomains,
  redundantDomains,
} from './teamDomains';
export type { RedundantDomain } from './teamDomains';
export { checkUpdate } from './update';
export { userProfileName } from './userProfileName';
export type { Violation } from './Violation';
