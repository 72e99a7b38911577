import {
  ENDPOINT_SWITCHES,
  PRODUCT_CHOICES,
} from 'backstage-plugin-secure-studio-common';
import { choice, type ParameterDefinition } from './definition';

export const endpointGroup = {
  label: 'VPC endpoints',
  parameters: {
    endpointTier: choice(
      'Tier',
      'Which VPC endpoints there are: core, studio, full, each with those before it',
      PRODUCT_CHOICES.endpointTier,
    ),
    imageLayers: choice(
      'Image layers',
      'Whether the bucket with the layers of images in Amazon ECR can be read',
      ['yes', 'no'],
    ),
    jumpStart: choice(
      'JumpStart',
      'Whether the buckets of SageMaker JumpStart can be read',
      PRODUCT_CHOICES.switch,
    ),
    sampleFiles: choice(
      'Sample files',
      'Whether the buckets of the SageMaker examples can be read',
      PRODUCT_CHOICES.switch,
    ),
  },
};

/** One for each endpoint outside the tier `core`, by the parameter's name. */
export const endpointSwitches: Record<string, ParameterDefinition> =
  Object.fromEntries(
    ENDPOINT_SWITCHES.map(({ parameter, service }) => [
      parameter,
      choice(service, `Whether there is an endpoint of ${service}`, [
        'tier',
        'yes',
        'no',
      ]),
    ]),
  );
