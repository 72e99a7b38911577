import {
  PRODUCT_CHOICES,
  PRODUCT_DEFAULTS,
} from 'backstage-plugin-secure-studio-common';
import { choice, type ParameterDefinition } from './definition';

const idleShutdownMinutes: ParameterDefinition = {
  label: 'Idle shutdown',
  type: 'Number',
  default: PRODUCT_DEFAULTS.idleShutdownMinutes,
  minValue: 60,
  maxValue: 525600,
  description: 'Minutes after which an idle application is shut down',
  constraintDescription: 'must be a number between 60 and 525600',
};

const allowedInstanceTypes: ParameterDefinition = {
  label: 'Instance types',
  type: 'CommaDelimitedList',
  default: PRODUCT_DEFAULTS.allowedInstanceTypes.join(','),
  description:
    'Instance types of applications, jobs and endpoints; system is what Studio itself runs on',
  allowedPattern: '^(\\*|system|ml\\.[a-z0-9*-]+(\\.[a-z0-9*]+)?)$',
  constraintDescription:
    'must be *, system, or instance types such as ml.t3.medium or ml.m5.*',
};

export const studioGroup = {
  label: 'Studio',
  parameters: {
    authMode: choice(
      'Authentication',
      'How people sign in. Presigned URLs exist in the mode IAM only. Fixed at creation',
      PRODUCT_CHOICES.authMode,
    ),
    homeFileSystem: choice(
      'Home file system',
      'An Amazon EFS file system outlives the domain; once enabled, it stays',
      PRODUCT_CHOICES.homeFileSystem,
    ),
    idleShutdownMinutes,
    allowedInstanceTypes,
    networkIsolation: choice(
      'Network isolation of jobs',
      'required: no job or model without network isolation',
      PRODUCT_CHOICES.networkIsolation,
    ),
  },
};
