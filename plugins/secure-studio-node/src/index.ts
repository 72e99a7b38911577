/**
 * Service reference and event topic of Secure Studio for other backend plugins, and what counts as production.
 *
 * @packageDocumentation
 */
export * from './events';
export * from './production';
export * from './service';
