export {
  Authorizer,
  environmentNotFound,
  isOpenTo,
  isOwnProfile,
  operationNotFound,
  requireAdmin,
  requireMember,
  requireUser,
} from './Authorizer';
export { isLead, isMember, resolveCaller, resolveReader } from './caller';
export type {
  Caller,
  CallerCredentials,
  Reader,
  ServiceCaller,
  UserCaller,
} from './caller';
export { mayEndOperation } from './operationEnding';
export { byTitle } from './catalogGroups';
export { CatalogAwayError, CatalogReader } from './CatalogReader';
export { canonicalRef, userRefsOf } from './entityRefs';
export { LeadAppointments } from './LeadAppointments';
export { Leads } from './Leads';
export { Membership } from './Membership';
export { OwnerChanges } from './OwnerChanges';
export {
  createSecureStudioConditionalDecision,
  environmentPermissions,
  environmentResourceRef,
  secureStudioConditions,
  secureStudioRules,
} from './permissions';
export type { EnvironmentResource } from './permissions';
export { visibleSummary } from './visibleSummary';
