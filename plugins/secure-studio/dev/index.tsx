import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import secureStudioPlugin, { secureStudioApiRef } from '../src';
import { createDemoApi } from './demoApi';

/** Answers in place of a backend, so that the pages can be seen alone. */
const demoApiModule = createFrontendModule({
  pluginId: 'secure-studio',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: secureStudioApiRef,
          deps: {},
          factory: createDemoApi,
        }),
    }),
  ],
});

/** Stands where the links to teams and users lead. */
const catalogPlugin = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: async () => <>The catalog is not part of this app.</>,
      },
    }),
  ],
});

createDevApp({ features: [secureStudioPlugin, demoApiModule, catalogPlugin] });
