import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { isProduction } from 'backstage-plugin-secure-studio-node';
import { demoAuthenticator } from './demoAuthenticator';

/**
 * Lets anybody sign in as anybody of the catalog.
 *
 * Refuses to load in production, where it would open every environment to everyone: that is, unless
 * NODE_ENV is exactly `development` or `test`.
 */
export const demoSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-sign-in',
  register(env) {
    if (isProduction()) {
      throw new Error(
        'The demo sign-in lets anybody be anybody and loads only where NODE_ENV is development or test. Configure a real auth provider.',
      );
    }
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: demoAuthenticator,
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: result.userEntityRef,
              }),
          }),
        });
      },
    });
  },
});
