import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { acknowledgementField } from './components/fields/AcknowledgementField';
import { choiceField } from './components/fields/ChoiceField';
import { domainsField } from './components/fields/DomainsField';
import { environmentNameField } from './components/fields/EnvironmentNameField';
import { existingVpcField } from './components/fields/ExistingVpcField';
import { networkField } from './components/fields/NetworkField';
import { optionsField } from './components/fields/OptionsField';
import { profileUserField } from './components/fields/ProfileUserField';
import { servicesField } from './components/fields/ServicesField';
import { settingField } from './components/fields/SettingField';
import { tagsField } from './components/fields/TagsField';
import { targetField } from './components/fields/TargetField';
import { teamField } from './components/fields/TeamField';
import { secureStudioPlugin } from './legacyPlugin';

/**
 * Form field: the owning team.
 *
 * @public
 */
export const SecureStudioTeamField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...teamField,
    schema: teamField.schema.schema,
  }),
);

/**
 * Form field: the name of an environment.
 *
 * @public
 */
export const SecureStudioEnvironmentNameField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...environmentNameField,
    schema: environmentNameField.schema.schema,
  }),
);

/**
 * Form field: the target.
 *
 * @public
 */
export const SecureStudioTargetField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...targetField,
    schema: targetField.schema.schema,
  }),
);

/**
 * Form field: the user of the first profile.
 *
 * @public
 */
export const SecureStudioProfileUserField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...profileUserField,
    schema: profileUserField.schema.schema,
  }),
);

/**
 * Form field: one of the values that the target lets requesters choose.
 *
 * @public
 */
export const SecureStudioChoiceField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...choiceField,
    schema: choiceField.schema.schema,
  }),
);

/**
 * Form field: that open egress is wanted in full knowledge.
 *
 * @public
 */
export const SecureStudioAcknowledgementField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...acknowledgementField,
    schema: acknowledgementField.schema.schema,
  }),
);

/**
 * Form field: the team's domains.
 *
 * @public
 */
export const SecureStudioDomainsField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...domainsField,
    schema: domainsField.schema.schema,
  }),
);

/**
 * Form field: the addresses of the network.
 *
 * @public
 */
export const SecureStudioNetworkField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...networkField,
    schema: networkField.schema.schema,
  }),
);

/**
 * Form field: a VPC that is there already.
 *
 * @public
 */
export const SecureStudioExistingVpcField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...existingVpcField,
    schema: existingVpcField.schema.schema,
  }),
);

/**
 * Form field: endpoints to add or to leave out.
 *
 * @public
 */
export const SecureStudioServicesField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...servicesField,
    schema: servicesField.schema.schema,
  }),
);

/**
 * Form field: any of the values that the target lets requesters choose.
 *
 * @public
 */
export const SecureStudioOptionsField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...optionsField,
    schema: optionsField.schema.schema,
  }),
);

/**
 * Form field: the tags for which the target asks.
 *
 * @public
 */
export const SecureStudioTagsField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...tagsField,
    schema: tagsField.schema.schema,
  }),
);

/**
 * Form field: a text, a number, a switch or texts between commas.
 *
 * @public
 */
export const SecureStudioSettingField = secureStudioPlugin.provide(
  createScaffolderFieldExtension({
    ...settingField,
    schema: settingField.schema.schema,
  }),
);
