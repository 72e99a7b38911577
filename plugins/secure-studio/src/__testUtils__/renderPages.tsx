import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { SecureStudioApi } from 'backstage-plugin-secure-studio-common';
import { Router } from '../components/Router';
import { rootRouteRef, templateRouteRef } from '../routes';
import { secureStudioApiMock } from './secureStudioApi';

type Apis = NonNullable<
  NonNullable<Parameters<typeof renderInTestApp>[1]>['apis']
>;

/** Renders the plugin's pages at a path below their root. */
export function renderPages(
  api: Partial<SecureStudioApi>,
  path = '',
  apis: Apis = [],
) {
  const mock = secureStudioApiMock(api);
  renderInTestApp(<Router />, {
    apis: [mock, ...apis],
    mountPath: '/secure-studio/*',
    mountedRoutes: {
      '/secure-studio': rootRouteRef,
      '/create/templates/:namespace/:templateName': templateRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    initialRouteEntries: [`/secure-studio${path}`],
  });
  return mock;
}
