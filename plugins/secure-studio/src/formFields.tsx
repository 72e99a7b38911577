import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

const team = FormFieldBlueprint.make({
  name: 'team',
  params: {
    field: () =>
      import('./components/fields/TeamField').then(m =>
        createFormField(m.teamField),
      ),
  },
});

const environmentName = FormFieldBlueprint.make({
  name: 'environment-name',
  params: {
    field: () =>
      import('./components/fields/EnvironmentNameField').then(m =>
        createFormField(m.environmentNameField),
      ),
  },
});

const target = FormFieldBlueprint.make({
  name: 'target',
  params: {
    field: () =>
      import('./components/fields/TargetField').then(m =>
        createFormField(m.targetField),
      ),
  },
});

const profileUser = FormFieldBlueprint.make({
  name: 'profile-user',
  params: {
    field: () =>
      import('./components/fields/ProfileUserField').then(m =>
        createFormField(m.profileUserField),
      ),
  },
});

const domains = FormFieldBlueprint.make({
  name: 'domains',
  params: {
    field: () =>
      import('./components/fields/DomainsField').then(m =>
        createFormField(m.domainsField),
      ),
  },
});

const network = FormFieldBlueprint.make({
  name: 'network',
  params: {
    field: () =>
      import('./components/fields/NetworkField').then(m =>
        createFormField(m.networkField),
      ),
  },
});

const choice = FormFieldBlueprint.make({
  name: 'choice',
  params: {
    field: () =>
      import('./components/fields/ChoiceField').then(m =>
        createFormField(m.choiceField),
      ),
  },
});

const acknowledgement = FormFieldBlueprint.make({
  name: 'acknowledgement',
  params: {
    field: () =>
      import('./components/fields/AcknowledgementField').then(m =>
        createFormField(m.acknowledgementField),
      ),
  },
});

const existingVpc = FormFieldBlueprint.make({
  name: 'existing-vpc',
  params: {
    field: () =>
      import('./components/fields/ExistingVpcField').then(m =>
        createFormField(m.existingVpcField),
      ),
  },
});

const services = FormFieldBlueprint.make({
  name: 'services',
  params: {
    field: () =>
      import('./components/fields/ServicesField').then(m =>
        createFormField(m.servicesField),
      ),
  },
});

const options = FormFieldBlueprint.make({
  name: 'options',
  params: {
    field: () =>
      import('./components/fields/OptionsField').then(m =>
        createFormField(m.optionsField),
      ),
  },
});

const tags = FormFieldBlueprint.make({
  name: 'tags',
  params: {
    field: () =>
      import('./components/fields/TagsField').then(m =>
        createFormField(m.tagsField),
      ),
  },
});

const setting = FormFieldBlueprint.make({
  name: 'setting',
  params: {
    field: () =>
      import('./components/fields/SettingField').then(m =>
        createFormField(m.settingField),
      ),
  },
});

/**
 * The form fields of the template that asks for an environment. They attach to an input that every
 * plugin may add to; a portal without the scaffolder leaves them out.
 */
export const formFields = [
  team,
  environmentName,
  target,
  profileUser,
  choice,
  acknowledgement,
  domains,
  network,
  existingVpc,
  services,
  options,
  tags,
  setting,
];
