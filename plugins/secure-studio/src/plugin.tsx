import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { ENVIRONMENT_ENTITY_TYPE } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiFactory } from './api';
import { formFields } from './formFields';
import {
  environmentRouteRef,
  registerRouteRef,
  rootRouteRef,
  templateRouteRef,
} from './routes';

const api = ApiBlueprint.make({
  params: defineParams => defineParams(secureStudioApiFactory),
});

const page = PageBlueprint.make({
  params: {
    path: '/secure-studio',
    title: 'Secure Studio',
    icon: <RiShieldKeyholeLine />,
    routeRef: rootRouteRef,
    loader: () => import('./components/Router').then(m => <m.Router />),
  },
});

const entityContent = EntityContentBlueprint.make({
  name: 'environment',
  params: {
    path: '/secure-studio',
    title: 'Secure Studio',
    filter: { kind: 'resource', 'spec.type': ENVIRONMENT_ENTITY_TYPE },
    loader: () =>
      import('./components/EnvironmentPage').then(m => (
        <m.EnvironmentEntityContent />
      )),
  },
});

/**
 * The pages of Secure Studio, the tab of an environment's entity, the form fields of the template and
 * the API that all of them read.
 *
 * @public
 */
export const secureStudioPlugin = createFrontendPlugin({
  pluginId: 'secure-studio',
  title: 'Secure Studio',
  icon: <RiShieldKeyholeLine />,
  extensions: [api, page, entityContent, ...formFields],
  routes: {
    root: rootRouteRef,
    environment: environmentRouteRef,
    register: registerRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
});
