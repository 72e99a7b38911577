export type {
  EnvironmentFacts,
  StatusData,
  StatusSource,
  StatusVerdict,
} from './facts';
export { reduceStatus } from './reduceStatus';
