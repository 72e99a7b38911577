/**
 * Secure Studio for apps on Backstage's former frontend system.
 *
 * @packageDocumentation
 */
import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { secureStudioPlugin } from './legacyPlugin';
import { rootRouteRef } from './routes';

export { secureStudioApiRef } from './api';
export { secureStudioTranslationRef } from './translation';

export { secureStudioPlugin } from './legacyPlugin';
export * from './legacyFields';

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
