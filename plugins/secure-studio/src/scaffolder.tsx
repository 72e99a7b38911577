import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

const team = FormFieldBlueprint.make({
  name: 'secure-studio-team',
  params: {
    field: () =>
      import('./components/fields/TeamField').then(m =>
        createFormField(m.teamField),
      ),
  },
});

const environmentName = FormFieldBlueprint.make({
  name: 'secure-studio-environment-name',
  params: {
    field: () =>
      import('./components/fields/EnvironmentNameField').then(m =>
        createFormField(m.environmentNameField),
      ),
  },
});

const target = FormFieldBlueprint.make({
  name: 'secure-studio-target',
  params: {
    field: () =>
      import('./components/fields/TargetField').then(m =>
        createFormField(m.targetField),
      ),
  },
});

const profileUser = FormFieldBlueprint.make({
  name: 'secure-studio-profile-user',
  params: {
    field: () =>
      import('./components/fields/ProfileUserField').then(m =>
        createFormField(m.profileUserField),
      ),
  },
});

const domains = FormFieldBlueprint.make({
  name: 'secure-studio-domains',
  params: {
    field: () =>
      import('./components/fields/DomainsField').then(m =>
        createFormField(m.domainsField),
      ),
  },
});

const network = FormFieldBlueprint.make({
  name: 'secure-studio-network',
  params: {
    field: () =>
      import('./components/fields/NetworkField').then(m =>
        createFormField(m.networkField),
      ),
  },
});

/**
 * The form fields of the template that asks for an environment.
 *
 * @public
 */
export const secureStudioScaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [team, environmentName, target, profileUser, domains, network],
});
