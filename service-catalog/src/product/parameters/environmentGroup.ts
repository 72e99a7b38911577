import { PRODUCT_CHOICES } from 'backstage-plugin-secure-studio-common';
import { choice, optional, type ParameterDefinition } from './definition';

const ENTITY_REF_NAME = '[a-z0-9._-]+/[a-z0-9._-]+';

const environmentName: ParameterDefinition = {
  label: 'Environment name',
  type: 'String',
  description: 'Full name of the environment, unique in the portal',
  maxLength: 50,
  allowedPattern: '^[a-z][a-z0-9-]*$',
  constraintDescription:
    'must start with a lower-case letter and hold only lower-case letters, digits and hyphens (at most 50)',
};

const team: ParameterDefinition = {
  label: 'Owning team',
  type: 'String',
  description: 'Entity ref of the group that owns the environment',
  maxLength: 256,
  allowedPattern: `^group:${ENTITY_REF_NAME}$`,
  constraintDescription:
    'must be the entity ref of a group, such as group:default/data-science',
};

export const environmentGroup = {
  label: 'Environment',
  parameters: { environmentName, team },
};

const userProfileName: ParameterDefinition = {
  label: 'User profile',
  type: 'String',
  description: 'Name of the first user profile',
  allowedPattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$',
  constraintDescription:
    'must hold letters, digits and inner hyphens only (at most 63)',
};

const userProfileOwner: ParameterDefinition = {
  label: 'User of the profile',
  type: 'String',
  description: 'Entity ref of the user to whom the first profile belongs',
  maxLength: 256,
  allowedPattern: `^user:${ENTITY_REF_NAME}$`,
  constraintDescription:
    'must be the entity ref of a user, such as user:default/data-scientist',
};

export const profileGroup = {
  label: 'First user profile',
  parameters: {
    userProfileName,
    userProfileOwner,
    persona: choice(
      'Persona',
      'Kind of execution role that the first profile gets',
      PRODUCT_CHOICES.persona,
    ),
    singleSignOnUser: optional(
      'IAM Identity Center user',
      'User name in IAM Identity Center, where the authentication mode is SSO',
      '[A-Za-z0-9_+=,.@-]{1,128}',
      'must be a user name of IAM Identity Center, at most 128 characters',
    ),
  },
};
