export { environmentEndpoints } from './environmentEndpoints';
export { globalRegion, partitionOf } from './globalRegion';
export {
  DEFAULT_NETWORK,
  defaultChoice,
  defaultS3Exceptions,
  resolveSettings,
} from './resolveSettings';
export type { SingleChoice } from './resolveSettings';
export type { EnvironmentSettings } from './settings';
export { ALL_CHOICES, DEFAULT_CHOICES } from './targetChoices';
export { regionParameters, toProductParameters } from './toProductParameters';
export type { EnvironmentIdentity, RegionFacts } from './toProductParameters';
