import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'secure-studio' });

export const environmentRouteRef = createSubRouteRef({
  id: 'secure-studio/environment',
  parent: rootRouteRef,
  path: '/environments/:name',
});

/** What AWS has of the portal's that its register does not. */
export const registerRouteRef = createSubRouteRef({
  id: 'secure-studio/register',
  parent: rootRouteRef,
  path: '/register',
});

/** The form that asks for a new environment; a page without it offers no such button. */
export const templateRouteRef = createExternalRouteRef({
  id: 'secure-studio/template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
