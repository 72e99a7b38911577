export type {
  EnvironmentFacts,
  StatusData,
  StatusParts,
  StatusSource,
  StatusVerdict,
} from './facts';
export { reduceStatus } from './reduceStatus';
export { mapSections, SECTION_NAMES } from './sections';
