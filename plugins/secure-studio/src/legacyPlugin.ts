import { createPlugin } from '@backstage/core-plugin-api';
import { secureStudioApiFactory } from './api';
import { rootRouteRef, templateRouteRef } from './routes';

/** @public */
export const secureStudioPlugin = createPlugin({
  id: 'secure-studio',
  apis: [secureStudioApiFactory],
  routes: { root: rootRouteRef },
  externalRoutes: { template: templateRouteRef },
});
