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
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { secureStudioApiFactory } from './api';
import { domainsField } from './components/fields/DomainsField';
import { environmentNameField } from './components/fields/EnvironmentNameField';
import { networkField } from './components/fields/NetworkField';
import { profileUserField } from './components/fields/ProfileUserField';
import { targetField } from './components/fields/TargetField';
import { teamField } from './components/fields/TeamField';
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

/**
 * Form field: the owning team.
 *
 * @public
 */
export const SecureStudioTeamField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...teamField,
    schema: teamField.schema.schema,
  }),
);

/**
 * Form field: the name of an environment.
 *
 * @public
 */
export const SecureStudioEnvironmentNameField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...environmentNameField,
    schema: environmentNameField.schema.schema,
  }),
);

/**
 * Form field: the target.
 *
 * @public
 */
export const SecureStudioTargetField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...targetField,
    schema: targetField.schema.schema,
  }),
);

/**
 * Form field: the user of the first profile.
 *
 * @public
 */
export const SecureStudioProfileUserField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...profileUserField,
    schema: profileUserField.schema.schema,
  }),
);

/**
 * Form field: the domains to allow.
 *
 * @public
 */
export const SecureStudioDomainsField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...domainsField,
    schema: domainsField.schema.schema,
  }),
);

/**
 * Form field: the addresses of the network.
 *
 * @public
 */
export const SecureStudioNetworkField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...networkField,
    schema: networkField.schema.schema,
  }),
);
