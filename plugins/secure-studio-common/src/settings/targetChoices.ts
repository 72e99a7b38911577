import { TargetChoices } from '../api';
import { PRODUCT_CHOICES } from '../product';

/**
 * Every value that a target can let requesters choose, the product's default first. The lists that
 * are empty name what only the target's owner knows.
 *
 * @public
 */
export const ALL_CHOICES: TargetChoices = {
  egressMode: [...PRODUCT_CHOICES.egressMode],
  placement: [...PRODUCT_CHOICES.placement],
  blockAction: [...PRODUCT_CHOICES.blockAction],
  zones: [...PRODUCT_CHOICES.zones],
  network: ['new', 'existing'],
  endpointTier: [...PRODUCT_CHOICES.endpointTier],
  s3Exceptions: ['jumpStart', 'imageLayers', 'sampleFiles'],
  authMode: [...PRODUCT_CHOICES.authMode],
  persona: [...PRODUCT_CHOICES.persona],
  homeFileSystem: [...PRODUCT_CHOICES.homeFileSystem],
  networkIsolation: [...PRODUCT_CHOICES.networkIsolation],
  logRetentionDays: [...PRODUCT_CHOICES.logRetentionDays],
  flowLogTraffic: [...PRODUCT_CHOICES.flowLogTraffic],
  breakGlassRoleArns: [],
  organizationIds: [],
};

/**
 * What requesters may choose where a target does not say: whatever neither widens what Studio
 * reaches, nor who reaches its data, nor touches what is somebody else's.
 *
 * @public
 */
export const DEFAULT_CHOICES: TargetChoices = {
  ...ALL_CHOICES,
  egressMode: ['allowlist'],
  network: ['new'],
};
