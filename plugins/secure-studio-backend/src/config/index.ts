export { ConfigurationError } from './ConfigurationError';
export { readSecureStudioConfig } from './readSecureStudioConfig';
export { PURPOSES } from './types';
export type {
  Limit,
  Membership,
  Purpose,
  SecureStudioConfig,
  TagField,
  TargetConfig,
} from './types';
