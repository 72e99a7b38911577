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
export { canonicalRef, isMember, resolveCaller } from './caller';
export type {
  Caller,
  CallerCredentials,
  ServiceCaller,
  UserCaller,
} from './caller';
export {
  createSecureStudioConditionalDecision,
  environmentPermissions,
  environmentResourceRef,
  secureStudioConditions,
  secureStudioRules,
} from './permissions';
export type { EnvironmentFilter, EnvironmentResource } from './permissions';
export { visibleSummary } from './visibleSummary';
