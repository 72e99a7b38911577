import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { SecureStudioApi } from 'backstage-plugin-secure-studio-common';
import { secureStudioPlugin } from '../plugin';
import { templateRouteRef } from '../routes';
import { secureStudioApiMock } from './secureStudioApi';

type Apis = NonNullable<
  NonNullable<Parameters<typeof renderTestApp>[0]>['apis']
>;

/** Renders the plugin's page at a path below its root. */
export function renderPages(
  api: Partial<SecureStudioApi>,
  path = '',
  apis: Apis = [],
) {
  const mock = secureStudioApiMock(api);
  renderTestApp({
    extensions: [secureStudioPlugin.getExtension('page:secure-studio')],
    apis: [mock, ...apis],
    mountedRoutes: {
      '/create/templates/:namespace/:templateName': templateRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    initialRouteEntries: [`/secure-studio${path}`],
  });
  return mock;
}
