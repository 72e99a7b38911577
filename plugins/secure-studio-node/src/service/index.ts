export type {
  SecureStudioService,
  SecureStudioServiceOptions,
} from './SecureStudioService';
export { secureStudioServiceRef } from './secureStudioServiceRef';
