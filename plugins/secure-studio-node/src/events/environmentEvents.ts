/**
 * The topic on which the backend publishes what happens to environments, for `eventsServiceRef`.
 *
 * @public
 */
export const ENVIRONMENT_EVENTS_TOPIC = 'secure-studio.environment';

/**
 * The payload of an event of {@link ENVIRONMENT_EVENTS_TOPIC}. It says that something changed, not
 * what it is now: read that from the service, as the one on whose behalf it is read.
 *
 * @public
 */
export interface EnvironmentEvent {
  /** Full name of the environment. */
  environment: string;
  /**
   * `requested`: someone asked for it; `status`: it has another status; `observed`: a section has a
   * new snapshot; `operation`: an operation got further or has new events; `owner`: it belongs to
   * another group.
   */
  change: 'requested' | 'status' | 'observed' | 'operation' | 'owner';
  operationId?: string;
}
