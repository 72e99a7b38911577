export { ENVIRONMENT_EVENTS_TOPIC } from './environmentEvents';
export type { EnvironmentEvent } from './environmentEvents';
