import { createFrontendModule } from '@backstage/frontend-plugin-api';

/**
 * The form fields of the template that asks for an environment.
 *
 * @public
 */
export const secureStudioScaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [],
});
