/**
 * Secure Studio for apps on Backstage's former frontend system.
 *
 * @packageDocumentation
 */
import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { secureStudioApiFactory } from './api';
import { rootRouteRef, templateRouteRef } from './routes';

export { secureStudioApiRef } from './api';
export { secureStudioTranslationRef } from './translation';

/** @public */
export const secureStudioPlugin = createPlugin({
  id: 'secure-studio',
  apis: [secureStudioApiFactory],
  routes: { root: rootRouteRef },
  externalRoutes: { template: templateRouteRef },
});

/**
 * The list of environments and their pages.
 *
 * @public
 */
export const SecureStudioPage = secureStudioPlugin.provide(
  createRoutableExtension({
    name: 'SecureStudioPage',
    component: () => import('./components/Router').then(m => m.Router),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The environment that an entity stands for, as the content of a tab of its page.
 *
 * @public
 */
export const EntitySecureStudioContent = secureStudioPlugin.provide(
  createComponentExtension({
    name: 'EntitySecureStudioContent',
    component: {
      lazy: () =>
        import('./components/EnvironmentPage').then(
          m => m.EnvironmentEntityContent,
        ),
    },
  }),
);
