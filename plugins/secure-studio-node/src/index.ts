/**
 * Service reference and event topic of Secure Studio for other backend plugins.
 *
 * @packageDocumentation
 */
export * from './events';
export * from './service';
