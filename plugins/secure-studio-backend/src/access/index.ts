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
export { canonicalRef, isLead, isMember, resolveCaller } from './caller';
export type {
  Caller,
  CallerCredentials,
  ServiceCaller,
  UserCaller,
} from './caller';
export { mayEndOperation } from './operationEnding';
export type { IsLead } from './operationEnding';
export {
  createSecureStudioConditionalDecision,
  environmentPermissions,
  environmentResourceRef,
  secureStudioConditions,
  secureStudioRules,
} from './permissions';
export type { EnvironmentResource } from './permissions';
export { visibleSummary } from './visibleSummary';
