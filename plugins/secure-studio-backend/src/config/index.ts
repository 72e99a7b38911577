export { ConfigurationError } from './ConfigurationError';
export { readSecureStudioConfig } from './readSecureStudioConfig';
export { groupRef } from './values';
export { PURPOSES } from './types';
export type {
  Limit,
  Membership,
  Purpose,
  SecureStudioConfig,
  TagField,
  TargetConfig,
} from './types';
