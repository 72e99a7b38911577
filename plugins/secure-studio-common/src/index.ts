/**
 * Types, rules, permissions and API client shared by the Secure Studio plugins.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './product';
