/**
 * Types, rules, permissions and API client shared by the Secure Studio plugins.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './catalog';
export * from './client';
export * from './permissions';
export * from './product';
export * from './rules';
export * from './settings';
export * from './status';
