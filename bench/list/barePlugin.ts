import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { environmentReadPermission } from 'backstage-plugin-secure-studio-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';

/** What a route of any plugin costs that knows who calls, and what the policy lets the caller see. */
export const barePlugin = createBackendPlugin({
  pluginId: 'bare',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init({ httpAuth, httpRouter, permissions, userInfo }) {
        const router: Router = PromiseRouter();
        let body = '';
        router.get('/', async (request, response) => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          await userInfo.getUserInfo(credentials);
          await permissions.authorizeConditional(
            [{ permission: environmentReadPermission }],
            { credentials },
          );
          const bytes = Number(request.query.bytes);
          if (body.length !== bytes) {
            body = JSON.stringify('x'.repeat(bytes - 2));
          }
          response.type('json').send(body);
        });
        router.get('/memory', async (request, response) => {
          if ('collect' in request.query) {
            global.gc?.();
          }
          response.json(process.memoryUsage());
        });
        httpRouter.use(router);
      },
    });
  },
});
