export { checkAllowedDomains, checkDomain } from './domain';
export {
  checkEnvironmentName,
  environmentFullName,
  MAX_ENVIRONMENT_NAME_LENGTH,
} from './environmentName';
export { checkNetwork, DEFAULT_NETWORK } from './network';
export { checkProvisionRequest } from './provisionRequest';
export { userProfileName } from './userProfileName';
export type { Violation } from './Violation';
