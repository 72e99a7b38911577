import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { SecureStudioApi } from 'backstage-plugin-secure-studio-common';

/**
 * On whose behalf a call is made.
 *
 * @public
 */
export interface SecureStudioServiceOptions {
  /** A user's, or a plugin's own. The backend decides by them what the call may do. */
  credentials: BackstageCredentials;
}

/**
 * The API of Secure Studio for other backend plugins.
 *
 * @public
 */
export type SecureStudioService = SecureStudioApi<
  [options: SecureStudioServiceOptions]
>;
